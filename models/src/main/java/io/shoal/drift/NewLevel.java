package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Tells when a stream that has changed stays where it now is: two days in a row whose means are
 * alike. Days, not hours, for a change may be large in the evening and small at night.
 */
final class NewLevel {
  private static final long DAY = 24 * 3_600_000L;

  /** Standard deviations of a tick by which the means of two days may differ. */
  private static final double ALIKE = 0.5;

  private static final int LEAST_TICKS = 8;

  private long dayEnds = Long.MIN_VALUE;
  private int n;
  private double sum;
  private double before = Double.NaN;
  private double level;

  /** Takes a residual; whether the day that ended with it was like the day before. */
  boolean hasSettled(double residual, long windowEnd) {
    if (dayEnds == Long.MIN_VALUE) {
      dayEnds = windowEnd + DAY;
    }
    n++;
    sum += residual;
    if (windowEnd < dayEnds || n < LEAST_TICKS) {
      return false;
    }
    double mean = sum / n;
    boolean alike = Math.abs(mean - before) <= ALIKE;
    level = alike ? (mean + before) / 2 : 0;
    before = mean;
    n = 0;
    sum = 0;
    dayEnds = windowEnd + DAY;
    return alike;
  }

  /** Mean residual of the two days that were alike. */
  double level() {
    return level;
  }

  void forget() {
    dayEnds = Long.MIN_VALUE;
    n = 0;
    sum = 0;
    before = Double.NaN;
    level = 0;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(dayEnds);
    out.writeInt(n);
    out.writeDouble(sum);
    out.writeDouble(before);
    out.writeDouble(level);
  }

  void read(DataInput in) throws IOException {
    dayEnds = in.readLong();
    n = in.readInt();
    sum = in.readDouble();
    before = in.readDouble();
    level = in.readDouble();
  }
}
