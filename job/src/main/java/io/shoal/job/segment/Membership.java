package io.shoal.job.segment;

import java.nio.ByteBuffer;

/**
 * Where one user stands: their segment, and the exposure that is open.
 *
 * @param segment id of the segment; 0 for none
 * @param exposed id of the segment in which the user was when the open exposure began; 0 for none
 * @param exposedAt window end at which it began
 * @param converted whether a goal event has come since
 */
record Membership(int segment, int exposed, long exposedAt, boolean converted) {
  static final Membership NONE = new Membership(0, 0, 0, false);

  private static final byte VERSION = 1;
  private static final int SIZE = 1 + Integer.BYTES + Integer.BYTES + Long.BYTES + 1;

  byte[] toBytes() {
    return ByteBuffer.allocate(SIZE)
        .put(VERSION)
        .putInt(segment)
        .putInt(exposed)
        .putLong(exposedAt)
        .put((byte) (converted ? 1 : 0))
        .array();
  }

  static Membership fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "membership state has version " + version + ", this release reads " + VERSION);
    }
    return new Membership(in.getInt(), in.getInt(), in.getLong(), in.get() == 1);
  }

  Membership in(int newSegment) {
    return new Membership(newSegment, exposed, exposedAt, converted);
  }

  Membership exposedIn(int exposedSegment, long windowEnd) {
    return new Membership(segment, exposedSegment, windowEnd, false);
  }

  Membership withoutExposure() {
    return new Membership(segment, 0, 0, false);
  }

  /** After a goal event, which counts if an exposure is open. */
  Membership afterConversion() {
    return hasExposure() ? new Membership(segment, exposed, exposedAt, true) : this;
  }

  boolean hasExposure() {
    return exposed != 0;
  }

  /** Whether the open exposure is over at a window end. */
  boolean isMature(long horizon, long windowEnd) {
    return hasExposure() && exposedAt + horizon <= windowEnd;
  }
}
