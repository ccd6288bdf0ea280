package io.shoal.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoal.embedding.CompiledEmbedder;
import io.shoal.embedding.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Golden vectors, one a line, which the network must reproduce. */
final class GoldenFile {
  private static final Set<String> FIELDS = Set.of("input", "embedding", "conversionScore");

  private final Network network;
  private final CompiledEmbedder embedder;

  GoldenFile(Network network) {
    this.network = network;
    this.embedder = new CompiledEmbedder(network);
  }

  /**
   * @throws IOException that names the line which the network does not reproduce
   */
  List<GoldenVector> read(byte[] text) throws IOException {
    List<GoldenVector> golden = new ArrayList<>();
    for (String line : new String(text, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        golden.add(vector(line, golden.size() + 1));
      }
    }
    if (golden.isEmpty()) {
      throw new IOException("it has no vectors");
    }
    return golden;
  }

  private GoldenVector vector(String line, int number) throws IOException {
    JsonNode node =
        PlainJson.requireFinite(PlainJson.read(line.getBytes(StandardCharsets.UTF_8), FIELDS));
    float[] input = floats(node.path("input"), network.inputs());
    float[] embedding = floats(node.path("embedding"), network.dimensions());
    float[] code = embedder.encode(input);
    for (int i = 0; i < code.length; i++) {
      requireSame(number, embedding[i], code[i]);
    }
    float score = (float) node.path("conversionScore").asDouble(Double.NaN);
    requireSame(number, score, embedder.conversionScore());
    return new GoldenVector(input, embedding, score);
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

  private static void requireSame(int line, float said, float given) throws IOException {
    if (!(Math.abs(given - said) <= GoldenVector.TOLERANCE)) {
      throw new IOException(
          "it is not reproduced: line " + line + " says " + said + ", the network gives " + given);
    }
  }
}
