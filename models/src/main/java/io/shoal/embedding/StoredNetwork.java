package io.shoal.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What DL4J stores of a network, read without DL4J: its configuration and its weights. DL4J itself
 * deserialises Java objects from other entries of an archive, {@code preprocessor.bin} above all,
 * and loads the classes that the configuration names; so it would run what a stranger put there.
 *
 * @param configuration JSON that names layers of DL4J, and no other class
 * @param weights all of them, finite, in DL4J's own order
 */
public record StoredNetwork(String configuration, float[] weights) {
  /** The same bound as that of compiled networks. */
  private static final int MAX_WIDTH = 8_192;

  private static final int MAX_DEPTH = 64;

  /** Layers, their parts, and what taught them: data, in packages without anything to run. */
  private static final List<String> PACKAGES =
      List.of(
          "org.deeplearning4j.nn.conf.",
          "org.deeplearning4j.nn.weights.",
          "org.nd4j.linalg.activations.impl.",
          "org.nd4j.linalg.learning.",
          "org.nd4j.linalg.lossfunctions.impl.",
          "org.nd4j.linalg.schedule.");

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public StoredNetwork {
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("network.zip holds a weight that is no finite number");
      }
    }
  }

  /**
   * Reads an archive; nothing is written anywhere, and no class is loaded.
   *
   * @throws IOException that names what is missing, too large, or should not be there
   */
  public static StoredNetwork read(byte[] zip) throws IOException {
    NetworkZip entries = NetworkZip.read(zip);
    byte[] configuration = entries.configuration();
    requireData(JSON.readTree(configuration));
    return new StoredNetwork(
        new String(configuration, StandardCharsets.UTF_8),
        WeightArray.read(entries.coefficients()));
  }

  /**
   * Requires that a configuration names layers and numbers alone.
   *
   * @throws IOException that names what should not be there
   */
  public static void requireData(JsonNode node) throws IOException {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      if (name.equals("@class")) {
        requireLayer(field.getValue().asText(""));
      } else if (List.of("nin", "nout", "shape").contains(name.toLowerCase(Locale.ROOT))) {
        requireBounded(name, field.getValue());
      }
    }
    for (JsonNode child : node) {
      requireData(child);
    }
  }

  private static void requireLayer(String name) throws IOException {
    if (PACKAGES.stream().noneMatch(name::startsWith)) {
      throw new IOException(
          "the network names the class " + name + ", which is no layer of DL4J: refused");
    }
  }

  private static void requireBounded(String name, JsonNode sizes) throws IOException {
    for (JsonNode size : sizes.isArray() ? sizes : List.of(sizes)) {
      if (size.asDouble() > MAX_WIDTH) {
        throw new IOException(
            "the network has a layer with " + name + " " + size + ", of " + MAX_WIDTH + " allowed");
      }
    }
  }
}
