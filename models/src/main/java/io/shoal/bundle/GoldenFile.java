package io.shoal.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoal.embedding.ServedNetwork;
import io.shoal.embedding.UserEmbedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Golden vectors, one a line, which the network must reproduce. */
final class GoldenFile {
  private static final Set<String> FIELDS = Set.of("input", "embedding", "conversionScore");

  private final ServedNetwork network;

  GoldenFile(ServedNetwork network) {
    this.network = network;
  }

  /**
   * @throws IOException that names the line which the network does not reproduce
   */
  List<GoldenVector> read(byte[] text) throws IOException {
    List<GoldenVector> golden = new ArrayList<>();
    for (String line : new String(text, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        golden.add(vector(line));
      }
    }
    if (golden.isEmpty()) {
      throw new IOException("it has no vectors");
    }
    try (UserEmbedder embedder = network.embedder()) {
      new GoldenCheck(embedder, golden).run();
    }
    return golden;
  }

  private GoldenVector vector(String line) throws IOException {
    JsonNode node =
        PlainJson.requireFinite(PlainJson.read(line.getBytes(StandardCharsets.UTF_8), FIELDS));
    return new GoldenVector(
        floats(node.path("input"), network.inputs()),
        floats(node.path("embedding"), network.dimensions()),
        (float) node.path("conversionScore").asDouble(Double.NaN));
  }

  private static float[] floats(JsonNode list, int length) throws IOException {
    if (!list.isArray() || list.size() != length) {
      throw new IOException("it has vectors that do not fit the network");
    }
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = list.get(i).isNumber() ? (float) list.get(i).asDouble() : Float.NaN;
    }
    return values;
  }
}
