package io.shoal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.embedding.NetworkRuntime;
import io.shoal.scoring.VerifiedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles whose network does not compile: verified as hard, and before anything opens it. */
class HostileArchiveTest {
  @TempDir Path scratch;

  private BundleForge bundle;

  @BeforeEach
  void write() throws IOException {
    bundle = BundleForge.writeArchived(scratch.resolve("bundle"));
    System.clearProperty(SerialCanary.SUNG);
  }

  static Stream<HostileCase> cases() throws IOException {
    Stream<HostileCase> damaged =
        DamagedFiles.all().stream().filter(c -> !c.file().equals("network.weights"));
    return Stream.concat(damaged, ForgedArchives.all().stream());
  }

  private VerifiedModel load() throws IOException {
    return VerifiedModel.of(BundleContent.read(scratch.resolve("bundle")));
  }

  @Test
  void aSoundOneIsLoadedAndSaysWhatRunsIt() throws IOException {
    ModelBundle loaded = load().bundle();

    assertThat(loaded.network().runtime()).isEqualTo(NetworkRuntime.DL4J);
    assertThat(loaded.network().dimensions()).isEqualTo(2);
    assertThat(Files.readString(bundle.path("MLmodel"))).contains("\"runtime\" : \"dl4j\"");
  }

  @Test
  void anotherNetworkIsAnotherVersion() throws IOException {
    String version = load().bundle().version();
    bundle.forge("network.zip", BundleForge.archive("{}", 0.5f, 0.25f, 7));

    assertThat(load().bundle().version()).isNotEqualTo(version);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachIsRefusedByNameAndRunsNothing(HostileCase hostile) throws IOException {
    hostile.deed().to(bundle);
    int before = ScriptedRunner.OPENED.get();

    assertThatThrownBy(this::load)
        .isInstanceOf(BundleRefusedException.class)
        .hasMessageStartingWith("the model bundle is refused: ")
        .hasMessageContaining(hostile.file())
        .hasMessageEndingWith("train again");

    assertThat(System.getProperty(SerialCanary.SUNG)).isNull();
    assertThat(ScriptedRunner.OPENED.get()).as("opened").isEqualTo(before);
  }

  @Test
  void aNetworkThatMixesUsersIsRefused() throws IOException {
    bundle.forge("network.zip", BundleForge.archive("{\"mixes\":true}", 0.5f, 0.25f, 1));

    assertThatThrownBy(this::load).hasMessageContaining("mixes the rows of a batch");
  }

  @Test
  void aNetworkThatIsNotTheOneOfTheGoldenVectorsIsRefused() throws IOException {
    bundle.forge("network.zip", BundleForge.archive("{}", 0.75f, 0.25f, 1));

    assertThatThrownBy(this::load).hasMessageContaining("golden.jsonl");
  }

  @Test
  void withoutItsRunnerTheRefusalNamesTheJarAndWhereToPutIt() throws IOException {
    bundle.forge("network.zip", BundleForge.archive("{\"absent\":true}", 0.5f, 0.25f, 1));

    assertThatThrownBy(this::load)
        .isInstanceOf(BundleRefusedException.class)
        .hasMessageContaining("shoal-dl4j-runtime.jar")
        .hasMessageContaining("lib/ of Flink")
        .hasMessageNotContaining("train again");
  }
}
