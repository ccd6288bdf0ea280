package io.shoal.drift;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * ADWIN, adaptive windowing (Bifet, Gavaldà, Learning from Time-Changing Data with Adaptive
 * Windowing, SDM 2007): a window that is cut wherever two parts of it differ in mean by more than
 * chance allows. A baseline.
 *
 * <p>The window is an exponential histogram: rows of at most {@value #ROW} buckets, those of row i
 * holding 2^i values, hence memory and time logarithmic in its length. Cuts are tried every {@value
 * #CLOCK} values at all bounds of buckets; delta' = delta / ln n; the bound is that of section 3.2
 * of the paper, with variance.
 *
 * <p>Contract: an alarm where the window was cut, whichever part is the higher. Assumptions: values
 * between 0 and 1, independent. Consequences: no reference is needed, and there is no rate of false
 * alarms that one could set: delta bounds the chance of a cut at one time, not over a run.
 */
public final class AdwinDetector implements TickDetector {
  private static final int ROW = 5;
  private static final int CLOCK = 32;
  private static final int LEAST_PART = 5;

  /** Sums over 2^row values. */
  private record Bucket(double sum, double squares) {
    Bucket with(Bucket other) {
      return new Bucket(sum + other.sum, squares + other.squares);
    }
  }

  private final double delta;
  private final List<ArrayDeque<Bucket>> rows = new ArrayList<>();
  private long seen;
  private long length;
  private double sum;
  private double squares;

  /**
   * @param reference values that the window begins with; may be empty
   * @param delta chance of a false cut, in (0, 1)
   */
  public AdwinDetector(double[] reference, double delta) {
    DetectorInput.requireReference(reference, 0);
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("delta is a chance between 0 and 1, not " + delta);
    }
    this.delta = delta;
    for (double value : reference) {
      step(value);
    }
  }

  @Override
  public boolean step(double value) {
    DetectorInput.requireFinite(value);
    add(new Bucket(value, value * value));
    seen++;
    boolean cut = false;
    if (seen % CLOCK == 0) {
      while (length > 2 * LEAST_PART && mustCut()) {
        dropOldest();
        cut = true;
      }
    }
    return cut;
  }

  /** ADWIN keeps a window, not evidence: always 0. */
  @Override
  public double evidence() {
    return 0;
  }

  /** Number of values in the window. */
  public long length() {
    return length;
  }

  private void add(Bucket value) {
    length++;
    sum += value.sum;
    squares += value.squares;
    Bucket carried = value;
    for (int row = 0; carried != null; row++) {
      if (row == rows.size()) {
        rows.add(new ArrayDeque<>());
      }
      ArrayDeque<Bucket> buckets = rows.get(row);
      buckets.addLast(carried);
      boolean isFull = buckets.size() > ROW;
      carried = isFull ? buckets.removeFirst().with(buckets.removeFirst()) : null;
    }
  }

  private boolean mustCut() {
    double before = 0;
    double sumBefore = 0;
    double mean = sum / length;
    double variance = Math.max(0, squares / length - mean * mean);
    double chance = StrictMath.log(2 * StrictMath.log((double) length) / delta);
    for (int row = rows.size() - 1; row >= 0; row--) {
      for (Iterator<Bucket> it = rows.get(row).iterator(); it.hasNext(); ) {
        before += 1L << row;
        sumBefore += it.next().sum;
        double after = length - before;
        if (after < LEAST_PART) {
          return false;
        }
        if (before >= LEAST_PART) {
          double share = 1 / (1 / before + 1 / after);
          double bound = StrictMath.sqrt(2 / share * variance * chance) + 2 / (3 * share) * chance;
          if (Math.abs(sumBefore / before - (sum - sumBefore) / after) > bound) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void dropOldest() {
    int last = rows.size() - 1;
    Bucket oldest = rows.get(last).removeFirst();
    length -= 1L << last;
    sum -= oldest.sum;
    squares -= oldest.squares;
    if (rows.get(last).isEmpty()) {
      rows.remove(last);
    }
  }
}
