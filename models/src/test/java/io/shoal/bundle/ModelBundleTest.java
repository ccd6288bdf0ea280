package io.shoal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.embedding.Calibration;
import io.shoal.embedding.CompiledEmbedder;
import io.shoal.embedding.DenseLayer;
import io.shoal.embedding.DenseLayer.Activation;
import io.shoal.embedding.Network;
import io.shoal.embedding.Normalizer;
import io.shoal.segment.SegmentCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelBundleTest {
  private static final String SPEC =
      "features: [{id: a, kind: count, events: [x], halfLives: [P1D]}]";

  @TempDir Path scratch;
  private Path bundle;

  @BeforeEach
  void write() throws IOException {
    bundle = scratch.resolve("bundle");
    BundleWriter.write(valid(), bundle);
  }

  private static ModelBundle valid() {
    Network network =
        new Network(
            List.of(layer(2, 2, Activation.ELU), layer(2, 2, Activation.TANH)),
            List.of(layer(2, 1, Activation.IDENTITY)),
            List.of(layer(2, 1, Activation.SIGMOID)));
    float[] input = {0.5f, 1};
    CompiledEmbedder embedder = new CompiledEmbedder(network);
    float[] embedding = embedder.encode(input).clone();
    return new ModelBundle(
        "test",
        "draft",
        "{}",
        SPEC,
        "events: [x]\nhorizon: P7D\n",
        new Normalizer(new float[] {0}, new float[] {1}),
        network,
        SegmentCatalog.empty(2).toBytes(),
        utf8("{}"),
        Calibration.none(),
        new byte[] {1},
        List.of(new GoldenVector(input, embedding, embedder.conversionScore())),
        "# {version}");
  }

  private static DenseLayer layer(int inputs, int units, Activation activation) {
    float[][] weights = new float[inputs][units];
    for (int i = 0; i < inputs; i++) {
      Arrays.fill(weights[i], 0.25f * (i + 1));
    }
    return new DenseLayer(weights, new float[units], activation);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatWasWrittenIsLoaded() throws IOException {
    ModelBundle loaded = ModelBundle.load(bundle);

    assertThat(loaded.version()).matches("test-[0-9a-f]{8}");
    assertThat(loaded.network().toBytes()).isEqualTo(valid().network().toBytes());
  }

  @Test
  void theSamePartsGiveTheSameBytes() throws IOException {
    Path again = scratch.resolve("again");
    BundleWriter.write(valid(), again);

    assertThat(Files.readString(again.resolve(BundleFile.CHECKSUMS)))
        .isEqualTo(Files.readString(bundle.resolve(BundleFile.CHECKSUMS)));
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedFileIsRefusedByName(BundleFile file) throws IOException {
    Path path = bundle.resolve(file.fileName());
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length / 2] ^= 1;
    Files.write(path, bytes);

    assertRefused(file.fileName(), "checksum");
  }

  @ParameterizedTest
  @EnumSource
  void aMissingFileIsRefusedByName(BundleFile file) throws IOException {
    Files.delete(bundle.resolve(file.fileName()));

    assertRefused(file.fileName(), "missing");
  }

  @Test
  void aFileTooManyIsRefused() throws IOException {
    Files.writeString(bundle.resolve("preprocessor.bin"), "x");

    assertRefused("preprocessor.bin", "not a file of a bundle");
  }

  @Test
  void anotherFormatVersionIsRefused() throws IOException {
    replace(
        BundleFile.MLMODEL,
        Files.readString(bundle.resolve("MLmodel"))
            .replace("\"format_version\" : 2", "\"format_version\" : 9"));

    assertRefused("MLmodel", "format version 9");
  }

  @Test
  void aSpecificationThatDoesNotFitIsRefused() throws IOException {
    replace(BundleFile.FEATURES, SPEC.replace("P1D", "P2D"));

    assertRefused("feature-spec.yaml", "not the one");
  }

  @Test
  void goldenVectorsThatAreNotReproducedAreRefused() throws IOException {
    replace(BundleFile.GOLDEN, "{\"input\":[0.5,1],\"embedding\":[0.0,0.0]}\n");

    assertRefused("golden.jsonl", "not reproduced");
  }

  @Test
  void truncatedWeightsAreRefused() throws IOException {
    byte[] weights = valid().network().toBytes();
    replace(BundleFile.WEIGHTS, Arrays.copyOf(weights, weights.length - 3));

    assertRefused("network.weights", "cut short");
  }

  private void assertRefused(String file, String fault) {
    assertThatThrownBy(() -> ModelBundle.load(bundle))
        .isInstanceOf(BundleRefusedException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(fault);
  }

  private void replace(BundleFile file, String text) throws IOException {
    replace(file, utf8(text));
  }

  /** Replaces a file, and makes its checksum right: what a careful attacker would do. */
  private void replace(BundleFile file, byte[] bytes) throws IOException {
    String before = Digest.of(Files.readAllBytes(bundle.resolve(file.fileName())));
    Files.write(bundle.resolve(file.fileName()), bytes);
    Path sums = bundle.resolve(BundleFile.CHECKSUMS);
    Files.writeString(sums, Files.readString(sums).replace(before, Digest.of(bytes)));
  }
}
