package io.shoal.bundle;

import io.shoal.embedding.ArchivedNetwork;
import io.shoal.embedding.Calibration;
import io.shoal.embedding.CompiledEmbedder;
import io.shoal.embedding.DenseLayer;
import io.shoal.embedding.DenseLayer.Activation;
import io.shoal.embedding.Network;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.ServedNetwork;
import io.shoal.scoring.Goal;
import io.shoal.scoring.ModelReference;
import io.shoal.segment.SegmentCatalog;
import io.shoal.window.EventVocabulary;
import io.shoal.window.FeatureBins;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes a bundle that is sound, and lets its files be changed with checksums that are right. */
final class BundleForge {
  static final String SPEC = "features: [{id: a, kind: count, events: [x], halfLives: [P1D]}]";

  private final Path directory;

  private BundleForge(Path directory) {
    this.directory = directory;
  }

  static BundleForge write(Path directory) throws IOException {
    Network network =
        new Network(
            List.of(layer(2, 2, Activation.ELU), layer(2, 2, Activation.TANH)),
            List.of(layer(2, 1, Activation.IDENTITY)),
            List.of(layer(2, 1, Activation.SIGMOID)));
    float[] input = {0.5f, 1};
    CompiledEmbedder embedder = new CompiledEmbedder(network);
    float[] embedding = embedder.encode(input).clone();
    return write(
        directory,
        network,
        archive("{}", 1, 2, 3),
        new GoldenVector(input, embedding, embedder.conversionScore()));
  }

  /** One whose network does not compile, and is run by {@link ScriptedRunner}. */
  static BundleForge writeArchived(Path directory) throws IOException {
    byte[] zip = archive("{}", 0.5f, 0.25f, 1);
    return write(
        directory,
        ArchivedNetwork.of(zip),
        zip,
        new GoldenVector(new float[] {0.5f, 1}, new float[] {0.25f, 0.25f}, 0.5f));
  }

  private static BundleForge write(
      Path directory, ServedNetwork network, byte[] zip, GoldenVector golden) throws IOException {
    BundleWriter.write(
        new ModelBundle(
            "test",
            "draft",
            "{}",
            SPEC,
            Goal.PURCHASE.toYaml(),
            new Normalizer(new float[] {0}, new float[] {1}),
            network,
            SegmentCatalog.empty(2).toBytes(),
            ModelReference.ofBins(bins(1), bins(3), EventVocabulary.NONE).toJson(),
            Calibration.none(),
            zip,
            List.of(golden),
            "# {version}, which nobody trained"),
        directory);
    return new BundleForge(directory);
  }

  private static FeatureBins bins(int outputs) {
    return new FeatureBins(new float[outputs][FeatureBins.BINS - 1]);
  }

  private static DenseLayer layer(int inputs, int units, Activation activation) {
    float[][] weights = new float[inputs][units];
    for (int i = 0; i < inputs; i++) {
      Arrays.fill(weights[i], 0.25f * (i + 1));
    }
    return new DenseLayer(weights, new float[units], activation);
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** A network as DL4J stores it. */
  static byte[] archive(String configuration, float... weights) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("configuration.json", utf8(configuration));
    entries.put("coefficients.bin", coefficients(weights));
    return zip(entries);
  }

  /** Weights as ND4J writes an array. */
  static byte[] coefficients(float... weights) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF("LONG_SHAPE");
      out.writeLong(8);
      out.writeUTF("LONG");
      for (long shape : new long[] {2, 1, weights.length, 1, 1, 0, 1, 99}) {
        out.writeLong(shape);
      }
      out.writeUTF("LONG_SHAPE");
      out.writeLong(weights.length);
      out.writeUTF("FLOAT");
      for (float weight : weights) {
        out.writeFloat(weight);
      }
    }
    return bytes.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Path path(String file) {
    return directory.resolve(file);
  }

  byte[] read(String file) throws IOException {
    return Files.readAllBytes(path(file));
  }

  /** Replaces a file, and says nothing about it. */
  void damage(String file, byte[] bytes) throws IOException {
    Files.write(path(file), bytes);
  }

  /** Replaces a file, with version and checksums as they should be: a careful stranger. */
  void forge(String file, byte[] bytes) throws IOException {
    String version = BundleVersion.of("test", files());
    Files.write(path(file), bytes);
    String manifest = Files.readString(path("MLmodel"));
    Files.writeString(
        path("MLmodel"), manifest.replace(version, BundleVersion.of("test", files())));
    StringBuilder sums = new StringBuilder();
    for (Map.Entry<BundleFile, byte[]> part : files().entrySet()) {
      sums.append(Digest.of(part.getValue()) + "  " + part.getKey().fileName() + "\n");
    }
    Files.writeString(path(BundleFile.CHECKSUMS), sums);
  }

  private Map<BundleFile, byte[]> files() throws IOException {
    Map<BundleFile, byte[]> files = new EnumMap<>(BundleFile.class);
    for (BundleFile file : BundleFile.values()) {
      files.put(file, read(file.fileName()));
    }
    return files;
  }
}
