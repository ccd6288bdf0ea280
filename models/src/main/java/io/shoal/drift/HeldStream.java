package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A culprit of an open episode: it gathers no evidence until it is calm again. */
final class HeldStream {
  /** Readings of one hour that weigh as much as the mean of all. */
  private static final double SHRINK = 4;

  final Culprit culprit;

  private final double[] deviation = new double[Levels.HOURS];
  private final int[] readings = new int[Levels.HOURS];
  private int calm;
  private boolean recovered;

  HeldStream(Culprit culprit) {
    this.culprit = culprit;
  }

  /** What a reading is off what the reference says for its hour. */
  void read(long windowEnd, double off) {
    int hour = Levels.hour(windowEnd);
    deviation[hour] += off;
    readings[hour]++;
  }

  /**
   * Takes what a tick says.
   *
   * @param needed calm ticks in a row after which it has recovered
   * @return whether it has just recovered
   */
  boolean judge(StreamVerdict verdict, int needed) {
    if (recovered || !verdict.judged()) {
      return false;
    }
    StreamKind kind = verdict.stream().kind();
    boolean harmless = verdict.residual() > 0 ? !kind.looksUp() : !kind.looksDown();
    calm = verdict.calm() || harmless ? calm + 1 : 0;
    recovered = calm >= needed;
    return recovered;
  }

  boolean hasRecovered() {
    return recovered;
  }

  /** How far the stream lies from the reference, by hour of the day, drawn towards the mean. */
  double[] level() {
    double sum = 0;
    double n = 0;
    for (int hour = 0; hour < deviation.length; hour++) {
      sum += deviation[hour];
      n += readings[hour];
    }
    double mean = n == 0 ? 0 : sum / n;
    double[] level = new double[deviation.length];
    for (int hour = 0; hour < level.length; hour++) {
      level[hour] = (deviation[hour] + SHRINK * mean) / (readings[hour] + SHRINK);
    }
    return level;
  }

  void write(DataOutput out) throws IOException {
    culprit.write(out);
    for (int hour = 0; hour < deviation.length; hour++) {
      out.writeDouble(deviation[hour]);
      out.writeInt(readings[hour]);
    }
    out.writeInt(calm);
    out.writeBoolean(recovered);
  }

  static HeldStream read(DataInput in) throws IOException {
    HeldStream held = new HeldStream(Culprit.read(in));
    for (int hour = 0; hour < held.deviation.length; hour++) {
      held.deviation[hour] = in.readDouble();
      held.readings[hour] = in.readInt();
    }
    held.calm = in.readInt();
    held.recovered = in.readBoolean();
    return held;
  }
}
