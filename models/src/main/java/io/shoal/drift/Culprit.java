package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A stream that holds much of the evidence for an alert, and what it did from the change on until
 * it was told.
 *
 * @param stream its name
 * @param share of the evidence of all streams
 * @param up whether it rose
 * @param observed mean of what a reader is told: a share, a rate, a mean rank, a number of users
 * @param expected the same, as the reference says
 * @param effect mean size of the change: see {@link Reading}
 * @param n users or events that this rests on
 * @param changedAt end of the window in which the change is estimated to have begun
 */
public record Culprit(
    StreamId stream,
    double share,
    boolean up,
    double observed,
    double expected,
    double effect,
    double n,
    long changedAt) {

  /**
   * Size and sign of the effect: that of counts and differences has one, that of shapes has not.
   */
  double signedEffect() {
    return up ? Math.abs(effect) : -Math.abs(effect);
  }

  /** What it did, as one reading. */
  Reading asReading() {
    return new Reading(Double.NaN, observed, expected, n, effect);
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(stream.toString());
    out.writeDouble(share);
    out.writeBoolean(up);
    out.writeDouble(observed);
    out.writeDouble(expected);
    out.writeDouble(effect);
    out.writeDouble(n);
    out.writeLong(changedAt);
  }

  static Culprit read(DataInput in) throws IOException {
    return new Culprit(
        StreamId.parse(in.readUTF()),
        in.readDouble(),
        in.readBoolean(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readLong());
  }
}
