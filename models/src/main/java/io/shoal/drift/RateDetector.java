package io.shoal.drift;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * An e-SR detector of rises and falls of a rate, from counts: so many of so many users converted.
 *
 * <p>A count brings its own null scale, so a reference may be short: the rank of a tick is its
 * chance under the predictive distribution of counts given all healthy users so far
 * (beta-binomial), which holds the error of the reference. Where the reference's ticks vary more
 * than binomial ones, scores are narrowed by as much.
 *
 * <p>Contract: at most one false alarm in {@code threshold} ticks on average, over the rates that
 * the reference leaves possible. Assumptions: users convert independently at one rate while all is
 * well; ticks may differ in size. Consequences: with counts that few, what is seen is bounded by
 * their number, not by that of reference ticks. A lasting change is told once: the ticks since the
 * change, and {@value #LEARNING} more that are not judged, become the reference, so the way back,
 * or a further change, is told as well.
 *
 * <p>Sources: Shin, Ramdas, Rinaldo (2022); predictive probabilities as p-values: Vovk et al.
 * (2005); the change is dated by maximum likelihood (Hinkley 1970).
 */
public final class RateDetector {
  private static final int LEARNING = 4;
  private static final int RECENT = 64;
  private static final int MOST_TICKS = 2_000;

  /** Fewer ticks say little of how much ticks vary. */
  private static final int LEAST_FOR_SPREAD = 8;

  private record Count(long converted, long users) {}

  private final double threshold;
  private final double narrowing;
  private final double[] up = new double[ConformalBets.SHIFTS.length];
  private final double[] down = new double[ConformalBets.SHIFTS.length];
  private final ArrayDeque<Count> recent = new ArrayDeque<>();
  private BetaBinomial healthy = BetaBinomial.of(0, 0);
  private int ticks;
  private int learning;

  /**
   * @param converted of each healthy tick
   * @param users of each healthy tick, as many or more
   * @param threshold ticks to one false alarm
   */
  public RateDetector(long[] converted, long[] users, double threshold) {
    DetectorInput.requireThreshold(threshold);
    if (converted.length == 0 || converted.length != users.length) {
      throw new IllegalArgumentException(
          "a reference of rates has as many counts as totals, one at least, not "
              + converted.length
              + " and "
              + users.length);
    }
    this.threshold = threshold;
    for (int i = 0; i < users.length; i++) {
      learn(count(converted[i], users[i]));
    }
    narrowing = 1 / StrictMath.sqrt(spread(converted, users, healthy.rate()));
  }

  /**
   * Takes the next tick.
   *
   * @return whether this is an alarm
   */
  public boolean step(long converted, long users) {
    Count count = count(converted, users);
    if (users == 0) {
      return false;
    }
    if (learning > 0) {
      learning--;
      learn(count);
      return false;
    }
    recent.addLast(count);
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
    Ranks ranks = healthy.ranks(converted, users);
    ConformalBets.updateByScore(up, narrowing * NormalScore.exceededWith(ranks.above()));
    ConformalBets.updateByScore(down, narrowing * NormalScore.exceededWith(ranks.below()));
    if (evidence() >= threshold) {
      beginAnew();
      return true;
    }
    if (ticks < MOST_TICKS) {
      learn(count);
    }
    return false;
  }

  /** Evidence of change; an alarm at the threshold. */
  public double evidence() {
    return (ConformalBets.mean(up) + ConformalBets.mean(down)) / 2;
  }

  /** The rate that is usual now. */
  public double rate() {
    return healthy.rate();
  }

  /** Whether ticks are learnt from, and not judged, since the last alarm. */
  public boolean isLearning() {
    return learning > 0;
  }

  private void learn(Count count) {
    healthy = healthy.with(count.converted, count.users - count.converted);
    ticks++;
  }

  private void beginAnew() {
    Count[] seen = recent.toArray(new Count[0]);
    int change = change(seen);
    healthy = BetaBinomial.of(0, 0);
    ticks = 0;
    for (Count count : Arrays.copyOfRange(seen, change, seen.length)) {
      learn(count);
    }
    recent.clear();
    Arrays.fill(up, 0);
    Arrays.fill(down, 0);
    learning = LEARNING;
  }

  /** Where the likelihood of one rate before and another from there on is the greatest. */
  private int change(Count[] seen) {
    double usual = healthy.rate();
    double converted = 0;
    double users = 0;
    double best = Double.NEGATIVE_INFINITY;
    int change = seen.length - 1;
    for (int i = seen.length - 1; i >= 0; i--) {
      converted += seen[i].converted;
      users += seen[i].users;
      double rate = (converted + 0.5) / (users + 1);
      double gain =
          converted * StrictMath.log(rate / usual)
              + (users - converted) * StrictMath.log((1 - rate) / (1 - usual));
      if (gain > best) {
        best = gain;
        change = i;
      }
    }
    return change;
  }

  /** Pearson's statistic of the ticks over its degrees of freedom; 1 where they are binomial. */
  private static double spread(long[] converted, long[] users, double rate) {
    double sum = 0;
    int judged = 0;
    for (int i = 0; i < users.length; i++) {
      if (users[i] > 0) {
        double deviation = converted[i] - users[i] * rate;
        sum += deviation * deviation / (users[i] * rate * (1 - rate));
        judged++;
      }
    }
    return judged < LEAST_FOR_SPREAD ? 1 : Math.max(1, sum / (judged - 1));
  }

  private static Count count(long converted, long users) {
    if (converted < 0 || converted > users) {
      throw new IllegalArgumentException(
          "of " + users + " users " + converted + " cannot have converted");
    }
    return new Count(converted, users);
  }
}
