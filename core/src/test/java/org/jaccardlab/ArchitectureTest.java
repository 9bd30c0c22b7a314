package org.jaccardlab;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The lines that hold the core together. */
@AnalyzeClasses(packages = "org.jaccardlab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CORE_NEEDS_NO_TOOLKIT = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("javafx..", "javax.swing..").because("the core runs headless, in tests and commands");

    @ArchTest
    static final ArchRule ONLY_FIGURES_USE_AWT = noClasses().that().resideOutsideOfPackages("..io..", "..figure..")
            .should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.imageio..")
            .because("decoding and lettering are the only things it is needed for");

    @ArchTest
    static final ArchRule ND4J_STAYS_IN_ITS_ENGINE = noClasses()
            .that().resideOutsideOfPackages("..evaluation.nd4j..", "..experiment..")
            .should().dependOnClassesThat().resideInAnyPackage("org.nd4j..")
            .because("loading ND4J takes seconds, which only its own engine and a minute of training are worth");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("org.jaccardlab.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule THREADS_ARE_THE_APPS = noClasses().that()
            .resideOutsideOfPackage("org.jaccardlab.evaluation.fused").should().dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .because("the core computes on the caller's thread, which only the fast engine shares out");

    @ArchTest
    static final ArchRule NULL_IS_DECLARED = classes().that().haveSimpleName("package-info").should()
            .beAnnotatedWith(NullMarked.class);
}
