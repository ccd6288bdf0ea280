package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A run of ticks that lie on one side of what is usual, and what they amount to.
 *
 * <p>The run is that of Page's CUSUM (1954) with an allowance of half a standard deviation; a
 * change is estimated to have begun where the sum was last zero (Nishina 1992).
 */
final class Run {
  private static final double ALLOWANCE = 0.5;

  /** One wild tick is no long run. */
  private static final double MOST_OF_A_TICK = 5;

  private double sum;
  private long since;
  private long ticks;
  private double weight;
  private double observed;
  private double expected;
  private double effect;

  /**
   * Takes a tick in.
   *
   * @param residual in standard deviations, in the direction of the run
   */
  void add(long windowEnd, double residual, Reading reading) {
    double next = sum + Math.min(MOST_OF_A_TICK, residual) - ALLOWANCE;
    if (next <= 0) {
      clear();
      return;
    }
    if (sum == 0) {
      since = windowEnd;
    }
    sum = next;
    ticks++;
    double n = Math.max(1, reading.n());
    weight += n;
    observed += n * reading.observed();
    expected += n * reading.expected();
    effect += n * reading.effect();
  }

  void clear() {
    sum = 0;
    since = 0;
    ticks = 0;
    weight = 0;
    observed = 0;
    expected = 0;
    effect = 0;
  }

  double sum() {
    return sum;
  }

  /** What the stream did in the run; nothing is known of its effect where there is no run. */
  Culprit culprit(StreamId stream, double share, boolean up, StreamVerdict now, long windowEnd) {
    Reading last = now.reading();
    return ticks == 0
        ? new Culprit(
            stream, share, up, last.observed(), last.expected(), last.effect(), last.n(), windowEnd)
        : new Culprit(
            stream,
            share,
            up,
            observed / weight,
            expected / weight,
            effect / weight,
            weight,
            since);
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(sum);
    out.writeLong(since);
    out.writeLong(ticks);
    out.writeDouble(weight);
    out.writeDouble(observed);
    out.writeDouble(expected);
    out.writeDouble(effect);
  }

  static Run read(DataInput in) throws IOException {
    Run run = new Run();
    run.sum = in.readDouble();
    run.since = in.readLong();
    run.ticks = in.readLong();
    run.weight = in.readDouble();
    run.observed = in.readDouble();
    run.expected = in.readDouble();
    run.effect = in.readDouble();
    return run;
  }
}
