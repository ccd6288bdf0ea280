package io.shoal.job.backtest;

import io.shoal.event.UserHash;
import java.util.Arrays;

/**
 * Counts different users by their 64-bit hashes: 16 bytes each. Of a million users two share a hash
 * with a probability of 3e-8.
 */
final class DistinctUsers {
  private static final int FIRST_SLOTS = 1 << 10;

  /** Open addressing; 0 marks a free slot, so a hash of 0 is kept as 1. */
  private long[] slots = new long[FIRST_SLOTS];

  private int size;

  void add(String user) {
    long hash = UserHash.of(user);
    if (!put(hash == 0 ? 1 : hash)) {
      return;
    }
    size++;
    if (2 * size > slots.length) {
      grow();
    }
  }

  int size() {
    return size;
  }

  /** Whether the hash is new. */
  private boolean put(long hash) {
    int mask = slots.length - 1;
    int at = (int) hash & mask;
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return false;
      }
      at = (at + 1) & mask;
    }
    slots[at] = hash;
    return true;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[2 * before.length];
    Arrays.stream(before).filter(hash -> hash != 0).forEach(this::put);
  }
}
