package io.shoal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.embedding.Network;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {
  @TempDir Path scratch;

  @Test
  void whatWasWrittenIsLoaded() throws IOException {
    BundleForge written = BundleForge.write(scratch.resolve("bundle"));

    ModelBundle loaded = ModelBundle.load(scratch.resolve("bundle"));

    assertThat(loaded.version()).matches("test-[0-9a-f]{8}");
    assertThat(((Network) loaded.network()).toBytes()).isEqualTo(written.read("network.weights"));
    assertThat(loaded.featureSpec()).isEqualTo(BundleForge.SPEC);
  }

  @Test
  void theSamePartsGiveTheSameBytes() throws IOException {
    BundleForge.write(scratch.resolve("bundle"));
    BundleForge.write(scratch.resolve("again"));

    assertThat(BundleContent.read(scratch.resolve("again")).checksum())
        .isEqualTo(BundleContent.read(scratch.resolve("bundle")).checksum());
  }

  @Test
  void bundlesAreNeverOverwritten() throws IOException {
    BundleForge.write(scratch.resolve("bundle"));

    assertThatThrownBy(() -> BundleForge.write(scratch.resolve("bundle")))
        .hasMessageContaining("never overwritten");
  }

  @Test
  void whoServesTheCompiledNetworkNeedsNoOther() throws IOException {
    BundleForge bundle = BundleForge.write(scratch.resolve("bundle"));
    bundle.forge("network.zip", new byte[0]);

    assertThat(ModelBundle.load(scratch.resolve("bundle")).networkZip()).isEmpty();
  }
}
