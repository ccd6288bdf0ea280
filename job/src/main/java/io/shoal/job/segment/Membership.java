package io.shoal.job.segment;

import java.nio.ByteBuffer;

/**
 * Where one user stands: their segment, and the exposure that is open.
 *
 * @param segment id of the segment; 0 for none
 * @param exposed id of the segment in which the user was when the open exposure began; 0 for none
 * @param exposedAt window end at which it began
 */
record Membership(int segment, int exposed, long exposedAt) {
  static final Membership NONE = new Membership(0, 0, 0);

  private static final byte VERSION = 1;
  private static final int SIZE = 1 + Integer.BYTES + Integer.BYTES + Long.BYTES;

  byte[] toBytes() {
    return ByteBuffer.allocate(SIZE)
        .put(VERSION)
        .putInt(segment)
        .putInt(exposed)
        .putLong(exposedAt)
        .array();
  }

  static Membership fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "membership state has version " + version + ", this release reads " + VERSION);
    }
    return new Membership(in.getInt(), in.getInt(), in.getLong());
  }

  Membership in(int newSegment) {
    return new Membership(newSegment, exposed, exposedAt);
  }

  Membership exposedIn(int exposedSegment, long windowEnd) {
    return new Membership(segment, exposedSegment, windowEnd);
  }

  boolean hasExposure() {
    return exposed != 0;
  }
}
