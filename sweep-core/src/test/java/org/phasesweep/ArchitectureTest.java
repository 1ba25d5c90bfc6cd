package org.phasesweep;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;

/** Holds the arrows between packages, and what may not touch a number of a result. */
@AnalyzeClasses(packages = "org.phasesweep", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] NUMBERS = {
        "org.phasesweep.random..",
        "org.phasesweep.kernel..",
        "org.phasesweep.model..",
        "org.phasesweep.sampler..",
        "org.phasesweep.observable..",
        "org.phasesweep.statistics..",
        "org.phasesweep.engine..",
        "org.phasesweep.plan..",
        "org.phasesweep.spec..",
        "org.phasesweep.theory..",
        "org.phasesweep.analysis..",
        "org.phasesweep.table.."
    };

    /** Exact, or rounded correctly, on every machine; all other methods of Math may differ between JVMs. */
    private static final Set<String> SAME_EVERYWHERE = Set.of(
            "sqrt",
            "fma",
            "abs",
            "max",
            "min",
            "ceil",
            "floor",
            "rint",
            "round",
            "signum",
            "ulp",
            "floorMod",
            "floorDiv",
            "toIntExact",
            "addExact",
            "multiplyExact");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.phasesweep.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_CORE_DOES_NOT_KNOW_WHERE_IT_RUNS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.spark..",
                    "org.apache.hadoop..",
                    "scala..",
                    "com.esotericsoftware..",
                    "org.apache.parquet..");

    @ArchTest
    static final ArchRule ONLY_TABLE_KNOWS_ARROW = noClasses()
            .that()
            .resideOutsideOfPackage("org.phasesweep.table..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.arrow..");

    @ArchTest
    static final ArchRule RANDOM_STANDS_ALONE = only("random");

    @ArchTest
    static final ArchRule SPEC_STANDS_ALONE = only("spec");

    @ArchTest
    static final ArchRule THE_KERNEL_KNOWS_STREAM_BLOCKS_ONLY = only("kernel", "random");

    @ArchTest
    static final ArchRule STATISTICS = only("statistics", "random");

    @ArchTest
    static final ArchRule OBSERVABLES = only("observable", "spec", "kernel");

    @ArchTest
    static final ArchRule MODELS = only("model", "spec", "random");

    @ArchTest
    static final ArchRule THEORY_NEVER_MAKES_VALUES = only("theory", "spec");

    @ArchTest
    static final ArchRule SAMPLERS = only("sampler", "spec", "random", "kernel", "model", "observable", "statistics");

    @ArchTest
    static final ArchRule THE_PLAN_ASKS_THE_DESCRIPTORS =
            only("plan", "spec", "random", "model", "observable", "sampler", "theory");

    @ArchTest
    static final ArchRule TABLES = only("table", "spec", "random", "model", "plan", "statistics");

    @ArchTest
    static final ArchRule THE_ENGINE_SEES_NO_ANALYSIS =
            only("engine", "spec", "random", "kernel", "model", "observable", "sampler", "plan", "statistics", "table");

    @ArchTest
    static final ArchRule ANALYSIS =
            only("analysis", "spec", "model", "sampler", "observable", "plan", "statistics", "table", "theory");

    @ArchTest
    static final ArchRule ONLY_THE_VECTOR_KERNEL_USES_VECTORS = noClasses()
            .that()
            .resideOutsideOfPackage("org.phasesweep.kernel.vector..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector..");

    @ArchTest
    static final ArchRule NO_FUNCTION_THAT_DIFFERS_BETWEEN_MACHINES = noClasses()
            .that()
            .resideInAnyPackage(NUMBERS)
            .should()
            .accessTargetWhere(describe("a method of Math that may differ between JVMs", ArchitectureTest::differs));

    @ArchTest
    static final ArchRule NO_SUM_WITHOUT_ORDER = noClasses()
            .should()
            .accessTargetWhere(describe("parallel streams or sums across lanes", ArchitectureTest::unordered));

    @ArchTest
    static final ArchRule RANDOMNESS_IS_AN_ARGUMENT = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule DESCRIPTORS_ARE_NAMED_BY_THE_FIELD = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    private static ArchRule only(String from, String... to) {
        String[] allowed = new String[to.length + 1];
        allowed[to.length] = "org.phasesweep." + from + "..";
        for (int i = 0; i < to.length; i++) {
            allowed[i] = "org.phasesweep." + to[i] + "..";
        }
        return classes()
                .that()
                .resideInAPackage("org.phasesweep." + from + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(resideOutsideOfPackage("org.phasesweep..")));
    }

    private static boolean differs(JavaAccess<?> access) {
        boolean math = access.getTargetOwner().getFullName().equals("java.lang.Math");
        String name = access.getTarget().getName();
        return math && !SAME_EVERYWHERE.contains(name) && !name.equals("PI");
    }

    private static boolean unordered(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        boolean parallel = name.equals("parallelStream")
                || (name.equals("parallel") && access.getTargetOwner().isAssignableTo(BaseStream.class));
        boolean lanes = access.getTargetOwner().getFullName().startsWith("jdk.incubator.vector")
                && Set.of("reduceLanes", "EXP", "LOG", "POW", "TANH", "SIN", "COS")
                        .contains(name);
        return parallel || lanes;
    }
}
