package io.shoal.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * From the score of the conversion head to a propensity: what share of users with such a score did
 * convert. A line through points that rise, level beyond the first and the last.
 *
 * @param scores of the points, rising
 * @param rates observed there, never falling
 * @param reliability how far propensities were from what happened; null if there was too little to
 *     tell
 */
public record Calibration(float[] scores, float[] rates, Reliability reliability) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Calibration {
    if (scores.length == 0 || scores.length != rates.length) {
      throw new IllegalArgumentException(
          "the calibration has " + scores.length + " scores and " + rates.length + " rates");
    }
    for (int i = 0; i < scores.length; i++) {
      boolean rises = i == 0 || (scores[i] > scores[i - 1] && rates[i] >= rates[i - 1]);
      if (!(scores[i] >= 0 && scores[i] <= 1 && rates[i] >= 0 && rates[i] <= 1 && rises)) {
        throw new IllegalArgumentException(
            "point "
                + i
                + " of the calibration, "
                + scores[i]
                + " to "
                + rates[i]
                + ", does not rise from 0 to 1");
      }
    }
  }

  /** Takes scores as they are: where there were too few conversions to know better. */
  public static Calibration none() {
    return new Calibration(new float[] {0, 1}, new float[] {0, 1}, null);
  }

  /** The propensity, 0 to 1, that goes with a score. */
  public float propensity(float score) {
    int above = 0;
    while (above < scores.length && scores[above] < score) {
      above++;
    }
    if (above == 0) {
      return rates[0];
    }
    if (above == scores.length) {
      return rates[above - 1];
    }
    float part = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
    return rates[above - 1] + part * (rates[above] - rates[above - 1]);
  }

  public byte[] toJson() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.set("scores", JSON.valueToTree(scores));
    root.set("rates", JSON.valueToTree(rates));
    root.set("reliability", reliability == null ? null : reliability.toJson());
    return JSON.writeValueAsBytes(root);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  public static Calibration fromJson(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    JsonNode reliability = root.path("reliability");
    return new Calibration(
        Normalizer.floats(root.path("scores")),
        Normalizer.floats(root.path("rates")),
        reliability.isObject() ? Reliability.fromJson(reliability) : null);
  }
}
