package io.shoal.training.evaluation.bundle;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Groups by k-means and a linear score in one space, both fitted to one look and judged by later
 * ones.
 */
final class Baseline {
  private static final int BOOTSTRAPS = 5;

  private final String name;
  private final Space space;
  private final int k;
  private final long seed;

  Baseline(String name, Space space, int k, long seed) {
    this.name = name;
    this.space = space;
    this.k = k;
    this.seed = seed;
  }

  Contestant judge(Snapshot fit, List<Snapshot> judged) {
    double[][] learnt = space.points(fit.users());
    KMeans means = KMeans.fit(learnt, k, seed);
    RidgeRegression regression = RidgeRegression.fit(learnt, fit.converted());
    Means sums = new Means();
    for (Snapshot look : judged) {
      double[][] points = space.points(look.users());
      sums.add(look, means.group(points), regression.scores(points), points);
    }
    double[][] last = space.points(judged.get(judged.size() - 1).users());
    return sums.contestant(name, stability(learnt, last, means.group(last)));
  }

  private double stability(double[][] learnt, double[][] judged, Grouping original) {
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    for (int b = 0; b < BOOTSTRAPS; b++) {
      double[][] drawn = new double[learnt.length][];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = learnt[random.nextInt(learnt.length)];
      }
      sum += original.agreement(KMeans.fit(drawn, k, seed).group(judged));
    }
    return sum / BOOTSTRAPS;
  }
}
