package io.shoal.drift.tick;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whether a stream that was measured from a new level has come back to the reference: the sum of
 * log likelihood ratios of the two (Page 1954), each of a tick, and none worth more than a few.
 */
final class Return {
  private static final double MOST_OF_A_TICK = 1.5;
  private static final double ENOUGH = 12;

  private double sum;

  /**
   * Takes a tick in.
   *
   * @param ratio log of how much likelier it is at the reference than at the level
   * @return whether the stream is back, which is then forgotten
   */
  boolean add(double ratio) {
    sum = Math.max(0, sum + Math.min(MOST_OF_A_TICK, ratio));
    boolean isBack = sum >= ENOUGH;
    if (isBack) {
      sum = 0;
    }
    return isBack;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(sum);
  }

  void read(DataInput in) throws IOException {
    sum = in.readDouble();
  }
}
