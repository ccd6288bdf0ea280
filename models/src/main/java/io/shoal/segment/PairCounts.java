package io.shoal.segment;

import java.util.Arrays;

/** Counts of pairs of micro-centres: a hash table with open addresses, and nothing boxed. */
final class PairCounts {
  /** The golden ratio of 2^64: neighbouring pairs fall far apart (Knuth, 6.4). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[1 << 10];
  private long[] counts = new long[1 << 10];
  private int size;

  /** Adds to the count of a pair, as {@link SegmentCatalog#pair} writes it; n is above 0. */
  void add(long pair, long n) {
    int slot = slot(pair);
    if (counts[slot] == 0) {
      keys[slot] = pair;
      size++;
    }
    counts[slot] += n;
    if (size > counts.length / 2) {
      grow();
    }
  }

  private int slot(long pair) {
    int mask = keys.length - 1;
    int slot = (int) ((pair * SPREAD) >>> 40) & mask;
    while (counts[slot] != 0 && keys[slot] != pair) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new long[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  void addAll(PairCounts other) {
    for (int i = 0; i < other.keys.length; i++) {
      if (other.counts[i] != 0) {
        add(other.keys[i], other.counts[i]);
      }
    }
  }

  /** All counts, as links of that weight. */
  Links links() {
    long[] pairs = new long[size];
    int n = 0;
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] != 0) {
        pairs[n++] = keys[i];
      }
    }
    Arrays.sort(pairs);
    double[] weights = new double[size];
    for (int k = 0; k < size; k++) {
      weights[k] = counts[slot(pairs[k])];
    }
    return new Links(pairs, weights);
  }
}
