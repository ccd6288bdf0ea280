package io.shoal.window;

import io.shoal.feature.FeatureMigration;
import java.nio.ByteBuffer;

/**
 * What is kept of one user between windows: the slots of the features as of the window in which the
 * user was last folded, and the ids of recent events, by which copies are known.
 *
 * @param slots of the feature plan
 * @param foldedAt end of the window up to which the slots stand
 * @param lastActive end of the last window with an event
 * @param firstSeen end of the first window with an event
 * @param ids hashes of the ids of recent events
 * @param idWindows for each id, the end of the window in which it was counted
 */
public record UserProfile(
    float[] slots, long foldedAt, long lastActive, long firstSeen, long[] ids, long[] idWindows) {
  private static final byte VERSION = 1;
  private static final long[] NONE = {};

  static UserProfile empty(int slots, long windowEnd) {
    return new UserProfile(new float[slots], windowEnd, windowEnd, windowEnd, NONE, NONE);
  }

  /** The same user, for the features of another model. */
  public UserProfile migrated(FeatureMigration migration) {
    return new UserProfile(
        migration.migrate(slots), foldedAt, lastActive, firstSeen, ids, idWindows);
  }

  /** Whether the user has been looked at since they were last active. */
  public boolean hasClimbed() {
    return foldedAt > lastActive;
  }

  boolean knows(long idHash) {
    for (long id : ids) {
      if (id == idHash) {
        return true;
      }
    }
    return false;
  }

  /** Versioned bytes; a slot that is zero takes one bit. */
  public byte[] toBytes() {
    int filled = 0;
    for (float slot : slots) {
      filled += slot != 0 ? 1 : 0;
    }
    int mask = (slots.length + 7) / 8;
    ByteBuffer out =
        ByteBuffer.allocate(
            1
                + 3 * Long.BYTES
                + 4
                + mask
                + filled * Float.BYTES
                + 4
                + ids.length * (Long.BYTES + Integer.BYTES));
    out.put(VERSION).putLong(foldedAt).putLong(lastActive).putLong(firstSeen);
    out.putInt(slots.length);
    int maskAt = out.position();
    out.position(maskAt + mask);
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] != 0) {
        int at = maskAt + i / 8;
        out.put(at, (byte) (out.get(at) | 1 << i % 8));
        out.putFloat(slots[i]);
      }
    }
    out.putInt(ids.length);
    for (int i = 0; i < ids.length; i++) {
      // A window lies less than the horizon of ids back: its distance in milliseconds fits.
      out.putLong(ids[i]).putInt((int) (lastActive - idWindows[i]));
    }
    return out.array();
  }

  public static UserProfile fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "a profile has format version " + version + ", this release reads " + VERSION);
    }
    long foldedAt = in.getLong();
    long lastActive = in.getLong();
    long firstSeen = in.getLong();
    float[] slots = new float[in.getInt()];
    int maskAt = in.position();
    in.position(maskAt + (slots.length + 7) / 8);
    for (int i = 0; i < slots.length; i++) {
      if ((bytes[maskAt + i / 8] & 1 << i % 8) != 0) {
        slots[i] = in.getFloat();
      }
    }
    long[] ids = new long[in.getInt()];
    long[] idWindows = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = in.getLong();
      idWindows[i] = lastActive - in.getInt();
    }
    return new UserProfile(slots, foldedAt, lastActive, firstSeen, ids, idWindows);
  }
}
