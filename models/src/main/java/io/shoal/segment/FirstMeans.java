package io.shoal.segment;

import io.shoal.event.UserHash;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The k means of a sample: the best of a few starts by k-means++ (Arthur and Vassilvitskii 2007),
 * each refined until it settles (Lloyd 1982). Best is the least sum of squared distances.
 */
final class FirstMeans {
  private static final int STARTS = 5;
  private static final int ROUNDS = 50;

  private final short[][] sample;
  private final int k;
  private final SplittableRandom random;

  FirstMeans(List<short[]> sample, int k, long seed) {
    this.sample = sample.toArray(short[][]::new);
    this.k = k;
    this.random = new SplittableRandom(UserHash.mix(seed));
  }

  /** The means with the number of points nearest to each; fewer where points are too alike. */
  MicroCentre[] find() {
    MicroCentre[] best = new MicroCentre[0];
    double least = Double.MAX_VALUE;
    for (int start = 0; start < STARTS; start++) {
      MicroCentre[] means = settled(spread());
      double cost = cost(means);
      if (cost < least) {
        least = cost;
        best = means;
      }
    }
    return best;
  }

  /** Points drawn one after the other, each by its squared distance from those drawn before. */
  private MicroCentre[] spread() {
    MicroCentre[] drawn = new MicroCentre[k];
    double[] distance = new double[sample.length];
    Arrays.fill(distance, 1);
    for (int i = 0; i < k; i++) {
      double total = Arrays.stream(distance).sum();
      if (total == 0) {
        return Arrays.copyOf(drawn, i);
      }
      drawn[i] = at(sample[draw(distance, total)]);
      for (int p = 0; p < sample.length; p++) {
        double squared = drawn[i].squaredDistance(sample[p]);
        distance[p] = i == 0 ? squared : Math.min(distance[p], squared);
      }
    }
    return drawn;
  }

  private int draw(double[] weights, double total) {
    double left = random.nextDouble() * total;
    int last = 0;
    for (int p = 0; p < weights.length; p++) {
      if (weights[p] > 0) {
        last = p;
        left -= weights[p];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  private MicroCentre[] settled(MicroCentre[] means) {
    int[] nearest = new int[sample.length];
    for (int round = 0; round < ROUNDS; round++) {
      int[] before = nearest.clone();
      for (int p = 0; p < sample.length; p++) {
        nearest[p] = nearest(means, sample[p]);
      }
      if (round > 0 && Arrays.equals(before, nearest)) {
        break;
      }
      move(means, nearest);
    }
    return means;
  }

  private void move(MicroCentre[] means, int[] nearest) {
    for (int i = 0; i < means.length; i++) {
      double[] mean = new double[means[i].at().length];
      int n = 0;
      for (int p = 0; p < sample.length; p++) {
        if (nearest[p] == i) {
          n++;
          for (int d = 0; d < mean.length; d++) {
            mean[d] += sample[p][d];
          }
        }
      }
      for (int d = 0; d < mean.length; d++) {
        mean[d] = n == 0 ? means[i].at()[d] : mean[d] / n;
      }
      means[i] = new MicroCentre(mean, n, n, 0);
    }
  }

  private double cost(MicroCentre[] means) {
    double cost = 0;
    for (short[] point : sample) {
      cost += means[nearest(means, point)].squaredDistance(point);
    }
    return cost;
  }

  private static int nearest(MicroCentre[] means, short[] point) {
    int nearest = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < means.length; i++) {
      double squared = means[i].squaredDistance(point);
      if (squared < least) {
        least = squared;
        nearest = i;
      }
    }
    return nearest;
  }

  private static MicroCentre at(short[] point) {
    double[] at = new double[point.length];
    for (int d = 0; d < at.length; d++) {
      at[d] = point[d];
    }
    return new MicroCentre(at, 0, 0, 0);
  }
}
