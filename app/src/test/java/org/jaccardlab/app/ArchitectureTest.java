package org.jaccardlab.app;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jaccardlab.app.command.CommandLineTool;
import org.jaccardlab.app.recompute.Errands;
import org.jaccardlab.app.recompute.Workers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The lines that hold the window together. */
@AnalyzeClasses(packages = "org.jaccardlab.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARRAYS_STAY_IN_THE_CORE = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..").because("the window shows values, it owns no arrays");

    @ArchTest
    static final ArchRule MODELS_KNOW_NO_TOOLKIT = noClasses()
            .that().resideInAnyPackage("..workbench..", "..recompute..", "..rendering..", "..command..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..",
                    "javafx.application..", "javafx.concurrent..", "org.controlsfx..", "atlantafx..")
            .because("they are tested as plain Java and serve the command line too");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("org.jaccardlab.app.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_COMMANDS_PRINT = noClasses()
            .that().doNotBelongToAnyOf(CommandLineTool.class, Headless.class).should(ACCESS_STANDARD_STREAMS)
            .because("standard output belongs to the commands");

    @ArchTest
    static final ArchRule THREADS_ARE_MADE_IN_ONE_PLACE = noClasses().that().doNotBelongToAnyOf(Workers.class,
            Errands.class, Main.class, WorkbenchApp.class).should().dependOnClassesThat()
            .belongToAnyOf(Thread.class, java.util.concurrent.Executors.class)
            .because("what runs where must be readable in one file");
}
