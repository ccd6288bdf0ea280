package io.shoal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.scoring.VerifiedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles of strangers, and bundles that were damaged on their way: each is refused by name. */
class HostileBundleTest {
  @TempDir Path scratch;

  static Stream<HostileCase> cases() throws IOException {
    return Stream.concat(DamagedFiles.all().stream(), ForgedFiles.all().stream());
  }

  private VerifiedModel load() throws IOException {
    return VerifiedModel.of(BundleContent.read(scratch.resolve("bundle")));
  }

  /** What lies outside the bundle, by path, with its time of writing. */
  private Map<String, String> outside() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(scratch)) {
      for (Path path : tree.filter(p -> !p.startsWith(scratch.resolve("bundle"))).toList()) {
        found.put(
            path.toString(), Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toString());
      }
    }
    return found;
  }

  @Test
  void aSoundOneIsLoaded() throws IOException {
    BundleForge.write(scratch.resolve("bundle"));

    assertThat(load().bundle().version()).matches("test-[0-9a-f]{8}");
  }

  @Test
  void theForgeKeepsASoundOneSound() throws IOException {
    BundleForge bundle = BundleForge.write(scratch.resolve("bundle"));
    bundle.forge("goal.yaml", BundleForge.utf8("events: [sign_up]\nhorizon: P1D\n"));

    assertThat(load().goal().events()).containsExactly("sign_up");
  }

  @Test
  void thereAreAtLeastAHundred() throws IOException {
    assertThat(cases().map(HostileCase::toString)).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachIsRefusedByNameWithoutAClassLoadedOrAFileWritten(HostileCase hostile)
      throws IOException {
    BundleForge bundle = BundleForge.write(scratch.resolve("bundle"));
    hostile.deed().to(bundle);
    Map<String, String> before = outside();
    System.clearProperty(SerialCanary.SUNG);

    assertThatThrownBy(this::load)
        .isInstanceOf(BundleRefusedException.class)
        .hasMessageStartingWith("the model bundle is refused: ")
        .hasMessageContaining(hostile.file())
        .hasMessageEndingWith("train again");

    assertThat(System.getProperty(SerialCanary.SUNG)).isNull();
    assertThat(outside()).isEqualTo(before);
  }
}
