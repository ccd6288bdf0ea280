package io.shoal.segment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Two-means clusterings of a group of micro-centres (Lloyd 1982) that begin at its mean and one of
 * its micro-centres. Not thread-safe: it keeps scratch memory.
 */
final class TwoMeans {
  private final int size;
  private final double[][] at;
  private final double[] weights;
  private final Coordinates coordinates;
  private final double[] sum;
  private final double weight;
  private final double[] along;

  TwoMeans(List<MicroCentre> centres, int[] group) {
    size = group.length;
    at = new double[size][];
    weights = new double[size];
    for (int i = 0; i < size; i++) {
      at[i] = centres.get(group[i]).at();
      weights[i] = centres.get(group[i]).weight();
    }
    coordinates = new Coordinates(at);
    BitSet all = new BitSet(size);
    all.set(0, size);
    sum = sum(all);
    weight = weight(all);
    along = new double[size];
  }

  /**
   * The clusterings, each once: what lies on the second side, by its place in the group. A seed
   * that comes to where another has been would follow it to the end.
   */
  List<BitSet> find() {
    List<BitSet> found = new ArrayList<>();
    Set<BitSet> seen = new HashSet<>();
    double[] mean = mean(sum, weight);
    for (double[] seed : at) {
      BitSet far = farther(mean, seed);
      BitSet before = null;
      while (!isOneSided(far) && seen.add(far)) {
        before = far;
        far = regrouped(far);
      }
      if (far.equals(before)) {
        found.add(far);
      }
    }
    return found;
  }

  private boolean isOneSided(BitSet far) {
    return far.isEmpty() || far.cardinality() == size;
  }

  /** What is nearer to the mean of what was far than to that of the others. */
  private BitSet regrouped(BitSet far) {
    double away = weight(far);
    double[] there = sum(far);
    double[] here = sum.clone();
    for (int d = 0; d < here.length; d++) {
      here[d] -= there[d];
    }
    return farther(mean(here, weight - away), mean(there, away));
  }

  /** What is nearer to there than to here. */
  private BitSet farther(double[] here, double[] there) {
    double[] direction = new double[here.length];
    double half = 0;
    for (int d = 0; d < here.length; d++) {
      direction[d] = there[d] - here[d];
      half += direction[d] * (here[d] + there[d]) / 2;
    }
    coordinates.project(direction, along);
    BitSet far = new BitSet(size);
    for (int i = 0; i < size; i++) {
      if (along[i] > half) {
        far.set(i);
      }
    }
    return far;
  }

  private double weight(BitSet some) {
    double weight = 0;
    for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
      weight += weights[i];
    }
    return weight;
  }

  private double[] sum(BitSet some) {
    double[] sum = new double[at[0].length];
    for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += weights[i] * at[i][d];
      }
    }
    return sum;
  }

  private static double[] mean(double[] sum, double weight) {
    double[] mean = new double[sum.length];
    double each = 1 / weight;
    for (int d = 0; d < mean.length; d++) {
      mean[d] = sum[d] * each;
    }
    return mean;
  }
}
