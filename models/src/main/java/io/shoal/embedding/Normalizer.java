package io.shoal.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * How feature outputs are brought to one scale: less their median, over half the distance between
 * the 10 % and the 90 % quantile, cut at 4 either way.
 *
 * @param centres median of each output
 * @param scales scale of each output, positive
 */
public record Normalizer(float[] centres, float[] scales) {
  private static final float CUT = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  public Normalizer {
    if (centres.length != scales.length) {
      throw new IllegalArgumentException(
          "the normalizer has " + centres.length + " centres and " + scales.length + " scales");
    }
    for (int i = 0; i < scales.length; i++) {
      if (!(scales[i] > 0) || !Float.isFinite(scales[i]) || !Float.isFinite(centres[i])) {
        throw new IllegalArgumentException(
            "output "
                + i
                + " has centre "
                + centres[i]
                + " and scale "
                + scales[i]
                + ": both must be finite, the scale positive");
      }
    }
  }

  /** Learns centres and scales from feature vectors. */
  public static Normalizer learn(List<float[]> values, List<boolean[]> present, int outputs) {
    float[] centres = new float[outputs];
    float[] scales = new float[outputs];
    for (int output = 0; output < outputs; output++) {
      double[] column = new double[values.size()];
      int n = 0;
      for (int row = 0; row < column.length; row++) {
        if (present.get(row)[output]) {
          column[n++] = values.get(row)[output];
        }
      }
      double[] sorted = Arrays.copyOf(column, n);
      Arrays.sort(sorted);
      centres[output] = n == 0 ? 0 : (float) sorted[n / 2];
      scales[output] = n == 0 ? 1 : scale(sorted);
    }
    return new Normalizer(centres, scales);
  }

  /** Of an output that is nearly always the same, the standard deviation; 1 if it never varies. */
  private static float scale(double[] sorted) {
    int n = sorted.length;
    double mean = Arrays.stream(sorted).average().orElse(0);
    double variance = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum() / n;
    double wide = (sorted[(int) (n * 0.9)] - sorted[(int) (n * 0.1)]) / 2;
    double scale = Math.max(wide, StrictMath.sqrt(variance) * 0.5);
    return scale > 1e-6 ? (float) scale : 1;
  }

  public int outputs() {
    return centres.length;
  }

  /**
   * Writes the network's input.
   *
   * @param input receives the scaled values, zero where missing, then the mask
   */
  public void apply(float[] values, boolean[] present, float[] input) {
    int n = centres.length;
    for (int i = 0; i < n; i++) {
      float scaled = (values[i] - centres[i]) / scales[i];
      input[i] = present[i] ? Math.max(-CUT, Math.min(CUT, scaled)) : 0;
      input[n + i] = present[i] ? 1 : 0;
    }
  }

  /** The network's inputs for many users, each as {@link #apply} writes it for one. */
  public float[][] inputs(List<float[]> values, List<boolean[]> present) {
    float[][] inputs = new float[values.size()][2 * centres.length];
    for (int i = 0; i < inputs.length; i++) {
      apply(values.get(i), present.get(i), inputs[i]);
    }
    return inputs;
  }

  public byte[] toJson() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.set("centres", JSON.valueToTree(centres));
    root.set("scales", JSON.valueToTree(scales));
    return JSON.writeValueAsBytes(root);
  }

  public static Normalizer fromJson(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    return new Normalizer(floats(root.path("centres")), floats(root.path("scales")));
  }

  static float[] floats(JsonNode list) {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).isNumber() ? (float) list.get(i).asDouble() : Float.NaN;
    }
    return values;
  }
}
