package io.shoal.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoal.embedding.Network;
import io.shoal.embedding.NetworkRuntime;
import io.shoal.feature.FeatureSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes a bundle. The same parts give the same bytes; the version is the name with a digest of all
 * that decides what the model says.
 */
public final class BundleWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BundleWriter() {}

  /**
   * Writes the bundle beside its place, then moves it there: it is there whole or not at all.
   *
   * @param bundle its version is not used: it follows from the other parts
   * @return the version
   * @throws IOException if the directory is there already and not empty
   */
  public static String write(ModelBundle bundle, Path directory) throws IOException {
    if (Files.exists(directory) && !isEmpty(directory)) {
      throw new IOException(
          directory + " is there already: bundles are never overwritten, name another --out");
    }
    Map<BundleFile, byte[]> files = new EnumMap<>(BundleFile.class);
    files.put(
        BundleFile.WEIGHTS,
        bundle.network() instanceof Network compiled ? compiled.toBytes() : new byte[0]);
    files.put(BundleFile.NETWORK_ZIP, bundle.networkZip());
    files.put(BundleFile.CALIBRATION, bundle.calibration().toJson());
    files.put(BundleFile.NORMALIZER, bundle.normalizer().toJson());
    files.put(BundleFile.FEATURES, utf8(bundle.featureSpec()));
    files.put(BundleFile.GOAL, utf8(bundle.goal()));
    files.put(BundleFile.SEGMENTS, bundle.segments());
    files.put(BundleFile.REFERENCE, bundle.reference());
    files.put(BundleFile.GOLDEN, golden(bundle));
    String version = BundleVersion.of(bundle.name(), files);
    files.put(BundleFile.CARD, utf8(bundle.card().replace("{version}", version)));
    files.put(BundleFile.MLMODEL, manifest(bundle, version));
    writeAll(files, directory);
    return version;
  }

  private static void writeAll(Map<BundleFile, byte[]> files, Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Path draft = Files.createTempDirectory(absolute.getParent(), ".bundle-");
    StringBuilder sums = new StringBuilder();
    for (Map.Entry<BundleFile, byte[]> file : files.entrySet()) {
      Files.write(draft.resolve(file.getKey().fileName()), file.getValue());
      sums.append(Digest.of(file.getValue()))
          .append("  ")
          .append(file.getKey().fileName())
          .append('\n');
    }
    Files.writeString(draft.resolve(BundleFile.CHECKSUMS), sums);
    Files.deleteIfExists(absolute);
    Files.move(draft, absolute, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private static byte[] manifest(ModelBundle bundle, String version) throws IOException {
    // JSON is YAML: one way to quote, and MLflow reads it.
    ObjectNode root = JSON.createObjectNode();
    ObjectNode shoal = root.putObject("flavors").putObject("shoal");
    NetworkRuntime runtime = bundle.network().runtime();
    shoal.put(
        "format_version",
        runtime == NetworkRuntime.COMPILED ? BundleReader.COMPILED_FORMAT : BundleReader.FORMAT);
    shoal.put("runtime", runtime.label());
    shoal.put("name", bundle.name());
    shoal.put("version", version);
    shoal.put("feature_spec_hash", FeatureSpec.parse(bundle.featureSpec()).hash());
    shoal.set("provenance", JSON.readTree(bundle.provenance()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private static byte[] golden(ModelBundle bundle) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (GoldenVector vector : bundle.golden()) {
      ObjectNode line = JSON.createObjectNode();
      line.set("input", JSON.valueToTree(vector.input()));
      line.set("embedding", JSON.valueToTree(vector.embedding()));
      line.put("conversionScore", vector.conversionScore());
      lines.append(JSON.writeValueAsString(line)).append('\n');
    }
    return utf8(lines.toString());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
