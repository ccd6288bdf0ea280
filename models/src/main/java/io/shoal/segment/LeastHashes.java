package io.shoal.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sample of embeddings: those with the least hashes, so many at most (bottom-k; Cohen and Kaplan
 * 2007). Samples of parts merge exactly, in any order.
 */
final class LeastHashes {
  private final int most;
  private final List<HashedEmbedding> sample = new ArrayList<>();

  /**
   * @param most embeddings that are kept
   */
  LeastHashes(int most) {
    this.most = most;
  }

  /** Of embeddings with the same hash the lesser is kept, whichever comes first. */
  void add(long hash, short[] embedding) {
    int end = sample.size();
    if (end == most && Long.compareUnsigned(hash, sample.get(end - 1).hash()) > 0) {
      return;
    }
    int place = place(hash);
    if (place < end && sample.get(place).hash() == hash) {
      if (Arrays.compare(embedding, sample.get(place).at()) < 0) {
        sample.set(place, new HashedEmbedding(hash, embedding));
      }
      return;
    }
    if (end == most) {
      sample.remove(end - 1);
    }
    sample.add(place, new HashedEmbedding(hash, embedding));
  }

  /** Where a hash stands, or would stand. */
  private int place(long hash) {
    int low = 0;
    int high = sample.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(sample.get(middle).hash(), hash) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void addAll(LeastHashes other) {
    other.sample.forEach(embedding -> add(embedding.hash(), embedding.at()));
  }

  /** The embeddings by their hashes, the least first. */
  List<HashedEmbedding> all() {
    return sample;
  }
}
