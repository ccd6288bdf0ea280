package io.shoal.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of each feature output in the reference data: the frozen edges by which values are
 * ranked.
 *
 * @param edges for each output 19 edges in rising order, between 20 bins
 */
public record FeatureBins(float[][] edges) {
  /** Number of bins. */
  public static final int BINS = 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Learns the edges from feature vectors; {@code present} says which values count. */
  public static FeatureBins learn(List<float[]> values, List<boolean[]> present, int outputs) {
    float[][] edges = new float[outputs][BINS - 1];
    for (int output = 0; output < outputs; output++) {
      float[] column = new float[values.size()];
      int n = 0;
      for (int row = 0; row < column.length; row++) {
        if (present.get(row)[output]) {
          column[n++] = values.get(row)[output];
        }
      }
      Arrays.sort(column, 0, n);
      for (int edge = 0; edge < BINS - 1 && n > 0; edge++) {
        edges[output][edge] = column[(int) ((long) n * (edge + 1) / BINS)];
      }
    }
    return new FeatureBins(edges);
  }

  /** The bin of a value, 0 to 19. */
  public int bin(int output, float value) {
    float[] own = edges[output];
    int bin = 0;
    while (bin < own.length && value > own[bin]) {
      bin++;
    }
    return bin;
  }

  public byte[] toJson() throws IOException {
    return JSON.writeValueAsBytes(edges);
  }

  /**
   * @throws IllegalArgumentException for anything but arrays of 19 numbers
   */
  public static FeatureBins fromJson(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    float[][] edges = new float[root.size()][BINS - 1];
    for (int output = 0; output < edges.length; output++) {
      JsonNode row = root.get(output);
      if (!(row instanceof ArrayNode) || row.size() != BINS - 1) {
        throw new IllegalArgumentException("feature bins of output " + output + " are no 19 edges");
      }
      for (int edge = 0; edge < BINS - 1; edge++) {
        edges[output][edge] = (float) row.get(edge).asDouble();
      }
    }
    return new FeatureBins(edges);
  }
}
