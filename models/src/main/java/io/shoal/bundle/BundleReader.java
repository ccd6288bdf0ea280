package io.shoal.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.shoal.embedding.Calibration;
import io.shoal.embedding.CompiledEmbedder;
import io.shoal.embedding.Network;
import io.shoal.embedding.Normalizer;
import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a bundle in the order in which it can be trusted: names and sizes, checksums, format
 * version, hash of the feature specification, shapes, and last the golden vectors. Nothing is
 * parsed before its checksum holds, and nothing in a bundle is ever run.
 */
final class BundleReader {
  static final int FORMAT = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, byte[]> given;
  private final Map<BundleFile, byte[]> files = new EnumMap<>(BundleFile.class);

  /**
   * @param given content by name, of every file that is there
   */
  BundleReader(Map<String, byte[]> given) {
    this.given = given;
  }

  ModelBundle read() throws IOException {
    for (String name : given.keySet()) {
      BundleFile.requireKnown(name);
    }
    for (BundleFile file : BundleFile.values()) {
      files.put(file, bytes(file.fileName()));
    }
    checkSums();
    JsonNode manifest = manifest();
    String specText = text(BundleFile.FEATURES);
    FeaturePlan plan = plan(specText, manifest.path("feature_spec_hash").asText());
    Network network = network();
    Normalizer normalizer = normalizer();
    int outputs = plan.outputs();
    if (normalizer.outputs() != outputs
        || network.inputs() != 2 * outputs
        || network.outputs() != outputs) {
      throw new BundleRefusedException(
          BundleFile.FEATURES.fileName(),
          "has "
              + outputs
              + " outputs, but the network takes "
              + network.inputs()
              + " inputs (twice the outputs are needed) and the normalizer has "
              + normalizer.outputs());
    }
    List<GoldenVector> golden = golden(network);
    return new ModelBundle(
        manifest.path("name").asText(),
        manifest.path("version").asText(),
        manifest.path("provenance").toString(),
        specText,
        text(BundleFile.GOAL),
        normalizer,
        network,
        files.get(BundleFile.SEGMENTS),
        files.get(BundleFile.REFERENCE),
        calibration(),
        files.get(BundleFile.NETWORK_ZIP),
        golden,
        text(BundleFile.CARD));
  }

  private byte[] bytes(String name) throws IOException {
    byte[] bytes = given.get(name);
    if (bytes == null) {
      throw new BundleRefusedException(name, "is missing");
    }
    BundleFile.requireSize(name, bytes.length);
    return bytes;
  }

  private void checkSums() throws IOException {
    String list = new String(bytes(BundleFile.CHECKSUMS), StandardCharsets.UTF_8);
    Map<String, String> sums = new HashMap<>();
    for (String line : list.split("\n", -1)) {
      String[] parts = line.split("  ", 2);
      if (parts.length == 2) {
        sums.put(parts[1], parts[0]);
      }
    }
    for (BundleFile file : BundleFile.values()) {
      String sum = sums.get(file.fileName());
      if (!Digest.of(files.get(file)).equals(sum)) {
        throw new BundleRefusedException(
            file.fileName(),
            sum == null
                ? "has no checksum in " + BundleFile.CHECKSUMS
                : "does not have the checksum in "
                    + BundleFile.CHECKSUMS
                    + ": it is damaged, or not the file that was published");
      }
    }
  }

  private JsonNode manifest() throws IOException {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(files.get(BundleFile.MLMODEL));
    } catch (IOException e) {
      throw new BundleRefusedException(BundleFile.MLMODEL.fileName(), "is not YAML", e);
    }
    JsonNode flavor = root.path("flavors").path("shoal");
    int format = flavor.path("format_version").asInt(-1);
    if (format != FORMAT) {
      throw new BundleRefusedException(
          BundleFile.MLMODEL.fileName(),
          "has format version "
              + format
              + ", and this release reads "
              + FORMAT
              + ": train again, or use the release that wrote it");
    }
    return flavor;
  }

  private static FeaturePlan plan(String yaml, String hash) throws IOException {
    try {
      FeatureSpec spec = FeatureSpec.parse(yaml);
      if (!spec.hash().equals(hash)) {
        throw new BundleRefusedException(
            BundleFile.FEATURES.fileName(), "is not the one that the model was trained with");
      }
      return new FeaturePlan(spec);
    } catch (IllegalArgumentException e) {
      throw new BundleRefusedException(BundleFile.FEATURES.fileName(), e.getMessage(), e);
    }
  }

  private Network network() throws IOException {
    try {
      return Network.fromBytes(files.get(BundleFile.WEIGHTS));
    } catch (IllegalArgumentException e) {
      throw new BundleRefusedException(
          BundleFile.WEIGHTS.fileName(), "cannot be used: " + e.getMessage(), e);
    }
  }

  private Normalizer normalizer() throws IOException {
    try {
      return Normalizer.fromJson(files.get(BundleFile.NORMALIZER));
    } catch (IOException | IllegalArgumentException e) {
      throw new BundleRefusedException(
          BundleFile.NORMALIZER.fileName(), "cannot be used: " + e.getMessage(), e);
    }
  }

  private Calibration calibration() throws IOException {
    try {
      return Calibration.fromJson(files.get(BundleFile.CALIBRATION));
    } catch (IOException | IllegalArgumentException e) {
      throw new BundleRefusedException(
          BundleFile.CALIBRATION.fileName(), "cannot be used: " + e.getMessage(), e);
    }
  }

  private List<GoldenVector> golden(Network network) throws IOException {
    CompiledEmbedder embedder = new CompiledEmbedder(network);
    List<GoldenVector> golden = new ArrayList<>();
    for (String line : text(BundleFile.GOLDEN).split("\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      JsonNode node = JSON.readTree(line);
      float[] input = JSON.convertValue(node.path("input"), float[].class);
      float[] embedding = JSON.convertValue(node.path("embedding"), float[].class);
      if (input.length != network.inputs() || embedding.length != network.dimensions()) {
        throw new BundleRefusedException(
            BundleFile.GOLDEN.fileName(), "has vectors that do not fit the network");
      }
      float[] code = embedder.encode(input);
      for (int i = 0; i < code.length; i++) {
        requireSame(golden.size() + 1, embedding[i], code[i]);
      }
      float score = (float) node.path("conversionScore").asDouble(Double.NaN);
      requireSame(golden.size() + 1, score, embedder.conversionScore());
      golden.add(new GoldenVector(input, embedding, score));
    }
    if (golden.isEmpty()) {
      throw new BundleRefusedException(BundleFile.GOLDEN.fileName(), "has no vectors");
    }
    return golden;
  }

  private static void requireSame(int line, float said, float given) throws IOException {
    if (!(Math.abs(given - said) <= GoldenVector.TOLERANCE)) {
      throw new BundleRefusedException(
          BundleFile.GOLDEN.fileName(),
          "is not reproduced: line " + line + " says " + said + ", the network gives " + given);
    }
  }

  private String text(BundleFile file) {
    return new String(files.get(file), StandardCharsets.UTF_8);
  }
}
