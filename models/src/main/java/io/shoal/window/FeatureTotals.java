package io.shoal.window;

import java.util.Arrays;

/**
 * Where on the scale of the reference the users of a segment lie, for each feature output: of their
 * quantile bins, 0 to 19, how many, the sum and the sum of squares, and how many lie in the outer
 * quarters. Whole numbers, which add up exactly.
 *
 * @param ranked number of values
 * @param ranks sum of their bins
 * @param squares sum of the squares of their bins
 * @param lower values in the lowest quarter of the reference
 * @param upper values in the highest
 */
public record FeatureTotals(
    long[] ranked, long[] ranks, long[] squares, long[] lower, long[] upper) {
  private static final int QUARTER = FeatureBins.BINS / 4;

  static FeatureTotals none(int features) {
    return new FeatureTotals(
        new long[features],
        new long[features],
        new long[features],
        new long[features],
        new long[features]);
  }

  /** Adds up the bins of each output; a bin past the last, for no data, does not count. */
  static FeatureTotals of(long[][] bins) {
    FeatureTotals totals = none(bins.length);
    for (int f = 0; f < bins.length; f++) {
      for (int bin = 0; bin < FeatureBins.BINS; bin++) {
        long n = bins[f][bin];
        totals.ranked[f] += n;
        totals.ranks[f] += n * bin;
        totals.squares[f] += n * bin * bin;
        totals.lower[f] += bin < QUARTER ? n : 0;
        totals.upper[f] += bin >= FeatureBins.BINS - QUARTER ? n : 0;
      }
    }
    return totals;
  }

  public FeatureTotals plus(FeatureTotals other) {
    return new FeatureTotals(
        sum(ranked, other.ranked),
        sum(ranks, other.ranks),
        sum(squares, other.squares),
        sum(lower, other.lower),
        sum(upper, other.upper));
  }

  /** What is left when a part of it is taken away. */
  public FeatureTotals minus(FeatureTotals part) {
    return new FeatureTotals(
        difference(ranked, part.ranked),
        difference(ranks, part.ranks),
        difference(squares, part.squares),
        difference(lower, part.lower),
        difference(upper, part.upper));
  }

  static long[] sum(long[] a, long[] b) {
    long[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static long[] difference(long[] a, long[] b) {
    long[] difference = a.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= b[i];
    }
    return difference;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureTotals that
        && Arrays.equals(ranked, that.ranked)
        && Arrays.equals(ranks, that.ranks)
        && Arrays.equals(squares, that.squares)
        && Arrays.equals(lower, that.lower)
        && Arrays.equals(upper, that.upper);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ranks);
  }
}
