package io.shoal.segment;

import java.util.Arrays;

/**
 * How many embeddings, decayed, lay between two micro-centres: pairs in ascending order, each with
 * a weight. Immutable.
 */
final class Links {
  static final Links NONE = new Links(new long[0], new double[0]);

  private final long[] pairs;
  private final double[] weights;

  /**
   * @param pairs as {@link SegmentCatalog#pair} writes them, ascending
   */
  Links(long[] pairs, double[] weights) {
    this.pairs = pairs;
    this.weights = weights;
  }

  int size() {
    return pairs.length;
  }

  /** The first micro-centre of the k-th link, that of the lower index. */
  int a(int k) {
    return (int) (pairs[k] >>> 32);
  }

  /** The second micro-centre of the k-th link. */
  int b(int k) {
    return (int) pairs[k];
  }

  long pair(int k) {
    return pairs[k];
  }

  double weight(int k) {
    return weights[k];
  }

  /** These links, faded, and what was counted since. */
  Links with(double fade, PairCounts counts) {
    Links fresh = counts.links();
    long[] merged = new long[size() + fresh.size()];
    double[] sums = new double[merged.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < size() || j < fresh.size()) {
      long mine = i < size() ? pairs[i] : Long.MAX_VALUE;
      long theirs = j < fresh.size() ? fresh.pairs[j] : Long.MAX_VALUE;
      merged[n] = Math.min(mine, theirs);
      sums[n] += mine <= theirs ? weights[i++] * fade : 0;
      sums[n] += theirs <= mine ? fresh.weights[j++] : 0;
      n++;
    }
    return new Links(Arrays.copyOf(merged, n), Arrays.copyOf(sums, n));
  }

  /**
   * The links between those micro-centres that stay.
   *
   * @param newIndex of each micro-centre, in the same order; below 0 for those that go
   * @param above weight that a link has if it stays
   */
  Links renumbered(int[] newIndex, double above) {
    long[] staying = new long[size()];
    double[] their = new double[size()];
    int n = 0;
    for (int k = 0; k < size(); k++) {
      int a = newIndex[a(k)];
      int b = newIndex[b(k)];
      if (a >= 0 && b >= 0 && weights[k] > above) {
        staying[n] = SegmentCatalog.pair(a, b);
        their[n++] = weights[k];
      }
    }
    return new Links(Arrays.copyOf(staying, n), Arrays.copyOf(their, n));
  }
}
