package io.shoal.training.evaluation.bundle;

import io.shoal.bundle.ModelBundle;
import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.UserEmbedder;
import io.shoal.scoring.ScoringModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One feature output of the users with a segment, when they were last active.
 *
 * @param name of the output
 * @param error mean squared reconstruction error over variance: 0 is rebuilt, 1 is no better than
 *     the mean; NaN of what does not vary
 * @param present share of the users for whom it had data
 * @param bins share of those in each of the reference's twenty quantile bins; a twentieth each is
 *     what training saw of a value that varies
 */
record FeatureFigures(String name, double error, double present, double[] bins) {
  private static final int BINS = 20;

  /** A bin that holds so much stands for a value that many share. */
  private static final double TIED = 0.2;

  /** All outputs, the worst rebuilt first. */
  static List<FeatureFigures> of(ModelBundle bundle, ScoringModel model, Snapshot look) {
    List<Standing> users = look.users().stream().filter(user -> user.segment() != 0).toList();
    List<String> names = model.plan().names();
    int outputs = names.size();
    double[] n = new double[outputs];
    double[] sum = new double[outputs];
    double[] squares = new double[outputs];
    double[] errors = new double[outputs];
    double[][] bins = new double[outputs][BINS];
    NetworkOutput[] given;
    try (UserEmbedder embedder = bundle.network().embedder()) {
      given = embedder.run(users.stream().map(Standing::scored).toArray(float[][]::new));
    }
    for (int i = 0; i < given.length; i++) {
      Standing user = users.get(i);
      float[] back = given[i].reconstruction();
      for (int f = 0; f < outputs; f++) {
        if (user.scored()[outputs + f] != 0) {
          double value = user.scored()[f];
          n[f]++;
          sum[f] += value;
          squares[f] += value * value;
          errors[f] += (back[f] - value) * (back[f] - value);
          bins[f][user.bins()[f]]++;
        }
      }
    }
    List<FeatureFigures> all = new ArrayList<>();
    for (int f = 0; f < outputs; f++) {
      double variance = n[f] == 0 ? 0 : squares[f] / n[f] - sum[f] / n[f] * sum[f] / n[f];
      for (int b = 0; b < BINS && n[f] > 0; b++) {
        bins[f][b] /= n[f];
      }
      all.add(
          new FeatureFigures(
              names.get(f),
              variance < 1e-9 ? Double.NaN : errors[f] / n[f] / variance,
              users.isEmpty() ? 0 : n[f] / users.size(),
              bins[f]));
    }
    all.sort(
        Comparator.comparingDouble((FeatureFigures f) -> Double.isNaN(f.error) ? -1 : f.error)
            .reversed());
    return all;
  }

  private double stack() {
    double most = 0;
    for (double bin : bins) {
      most = Math.max(most, bin);
    }
    return most;
  }

  /** Whether it varies among these users. */
  boolean varies() {
    return !Double.isNaN(error);
  }

  /**
   * Population stability index against the reference: .1 is little, .25 is much. NaN of what does
   * not vary, or where quantiles of the reference tie so that a bin cannot hold its twentieth.
   */
  double stabilityIndex() {
    if (!varies() || stack() > TIED) {
      return Double.NaN;
    }
    double index = 0;
    for (double bin : bins) {
      double share = Math.max(bin, 1e-3);
      index += (share - 1.0 / BINS) * Math.log(share * BINS);
    }
    return index;
  }
}
