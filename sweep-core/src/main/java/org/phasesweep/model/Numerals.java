package org.phasesweep.model;

/** Numbers written in decimal digits, as data files have them; Java's own suffixes and hexadecimal forms are none. */
final class Numerals {

    private Numerals() {}

    /** The number that a text spells; NaN and infinities count. Null when it spells none. */
    static Double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return special(text);
            }
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Double special(String text) {
        boolean negative = text.startsWith("-");
        String unsigned = negative || text.startsWith("+") ? text.substring(1) : text;
        if (unsigned.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        if (unsigned.equalsIgnoreCase("inf") || unsigned.equalsIgnoreCase("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return null;
    }

    /** A label: whole numbers without their {@code .0}. */
    static String inWords(Object label) {
        boolean whole = label instanceof Double number && number == StrictMath.rint(number) && Math.abs(number) < 1e15;
        return whole ? Long.toString(((Double) label).longValue()) : label.toString();
    }
}
