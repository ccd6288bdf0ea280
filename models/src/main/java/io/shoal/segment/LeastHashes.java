package io.shoal.segment;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sample of embeddings: those with the least hashes, so many at most (bottom-k; Cohen and Kaplan
 * 2007). Samples of parts merge exactly, in any order.
 */
final class LeastHashes {
  private final int most;
  private final TreeMap<Long, short[]> sample = new TreeMap<>(Long::compareUnsigned);

  /**
   * @param most embeddings that are kept
   */
  LeastHashes(int most) {
    this.most = most;
  }

  /** Of embeddings with the same hash the lesser is kept, whichever comes first. */
  void add(long hash, short[] embedding) {
    if (sample.size() < most || Long.compareUnsigned(hash, sample.lastKey()) <= 0) {
      sample.merge(hash, embedding, (a, b) -> Arrays.compare(a, b) <= 0 ? a : b);
      if (sample.size() > most) {
        sample.pollLastEntry();
      }
    }
  }

  void addAll(LeastHashes other) {
    other.sample.forEach(this::add);
  }

  int size() {
    return sample.size();
  }

  /** The embeddings by their hashes, the least first. */
  Map<Long, short[]> all() {
    return sample;
  }
}
