package io.shoal;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Rules that need to see all modules at once. */
class HouseRulesTest {
  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.shoal");

  @Test
  void jobAndTrainingMeetInABundleOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.shoal.job..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.shoal.training..", "io.shoal.dl4j..", "org.nd4j..")
        .because("what the job needs of training is in the bundle: put it there")
        .check(house);
    noClasses()
        .that()
        .resideInAPackage("io.shoal.training..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.shoal.job..", "org.apache.flink..")
                .and(not(resideInAnyPackage("org.apache.flink.core.fs.."))))
        .because(
            "training shares the core with the job, and the file systems that bundles lie on:"
                + " move it to models")
        .check(house);
  }

  @Test
  void theLogOfFeaturesIsAModuleOfItsOwnThatAloneKnowsItsFormat() {
    noClasses()
        .that()
        .resideInAPackage("io.shoal.featurelog..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.shoal.job..", "io.shoal.training..")
        .because("job and training both use the log, and meet in its rows")
        .check(house);
    noClasses()
        .that()
        .resideOutsideOfPackages("io.shoal.featurelog..", "org.apache.parquet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop..")
        .because("rows are what others see of the log: their format may change")
        .check(house);
  }

  @Test
  void brokersAndClustersStayOutOfTheJob() {
    noClasses()
        .that()
        .resideInAnyPackage("io.shoal.job..", "io.shoal.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.shoal.broker..", "io.shoal.cluster..", "org.junit..")
        .because("what starts brokers for demo and tests is not deployed")
        .check(house);
  }

  @Test
  void theJobReadsNoWallClock() {
    noClasses()
        .that()
        .resideInAnyPackage("io.shoal.job..")
        .and()
        .haveSimpleNameNotEndingWith("Command")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(Math.class, "random")
        .because("the same events must give the same answer: commands take the time, and pass it")
        .check(house);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.shoal.(*)..").should().beFreeOfCycles().check(house);
    slices().matching("io.shoal.training.(*)..").should().beFreeOfCycles().check(house);
  }

  @Test
  void namesSayWhatAClassIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)")
        .because("name a class after what it is")
        .check(house);
  }
}
