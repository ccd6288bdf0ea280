package io.shoal.training.autoencoder;

import io.shoal.embedding.Calibration;
import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.Reliability;
import io.shoal.embedding.ServedNetwork;
import io.shoal.embedding.UserEmbedder;
import io.shoal.training.history.Outcome;
import java.util.List;

/**
 * Calibrates the conversion head on rows that neither taught nor stopped it. How reliable the
 * result is, is told by two halves of these rows, each judged by the curve of the other.
 */
final class PropensityCalibration {
  private PropensityCalibration() {}

  /**
   * Fits.
   *
   * @param examples rows with a known outcome, no two halves of which share a user: the first of
   *     one, then of the other
   * @param half where the second begins
   */
  static Calibration fit(ServedNetwork network, List<Example> examples, int half) {
    int n = examples.size();
    float[] scores = new float[n];
    boolean[] converted = new boolean[n];
    NetworkOutput[] outputs;
    try (UserEmbedder embedder = network.embedder()) {
      outputs = embedder.run(examples.stream().map(Example::input).toArray(float[][]::new));
    }
    for (int i = 0; i < n; i++) {
      scores[i] = outputs[i].conversionScore();
      converted[i] = examples.get(i).outcome() == Outcome.CONVERTED;
    }
    Calibration whole = IsotonicRegression.fit(scores, converted);
    if (n == 0) {
      return whole;
    }
    Calibration first = part(scores, converted, 0, half);
    Calibration second = part(scores, converted, half, n);
    double[] propensities = new double[n];
    for (int i = 0; i < n; i++) {
      propensities[i] = (i < half ? second : first).propensity(scores[i]);
    }
    return new Calibration(whole.scores(), whole.rates(), Reliability.of(propensities, converted));
  }

  private static Calibration part(float[] scores, boolean[] converted, int from, int to) {
    return IsotonicRegression.fit(
        java.util.Arrays.copyOfRange(scores, from, to),
        java.util.Arrays.copyOfRange(converted, from, to));
  }
}
