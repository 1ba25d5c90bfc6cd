package org.phasesweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of the distribution: command line → spark, aggregate → store → core. */
@AnalyzeClasses(packages = "org.phasesweep", importOptions = ImportOption.DoNotIncludeTests.class)
class SparkArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.phasesweep.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_SPARK_AND_THE_DOCTOR_KNOW_SPARK = noClasses()
            .that()
            .resideOutsideOfPackages("org.phasesweep.spark..")
            .and()
            .haveSimpleNameNotStartingWith("DoctorCommand")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..", "com.esotericsoftware..");

    @ArchTest
    static final ArchRule NOBODY_DEPENDS_ON_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("org.phasesweep.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.phasesweep.cli..");

    @ArchTest
    static final ArchRule THE_STORE_KNOWS_NO_SPARK_AND_NO_PHYSICS = noClasses()
            .that()
            .resideInAPackage("org.phasesweep.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.phasesweep.spark..",
                    "org.phasesweep.aggregate..",
                    "org.phasesweep.engine..",
                    "org.phasesweep.model..",
                    "org.phasesweep.sampler..",
                    "org.phasesweep.analysis..");

    @ArchTest
    static final ArchRule AGGREGATION_NEEDS_NO_SPARK = noClasses()
            .that()
            .resideInAPackage("org.phasesweep.aggregate..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.phasesweep.spark..");

    @ArchTest
    static final ArchRule ONLY_THE_CORE_KNOWS_ARROW = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.phasesweep.spark..",
                    "org.phasesweep.store..",
                    "org.phasesweep.aggregate..",
                    "org.phasesweep.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.arrow..");
}
