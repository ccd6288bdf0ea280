package io.shoal.segment;

import java.util.List;

/**
 * An embedding with the hash of its user, or of its user and window.
 *
 * @param at the embedding, on its grid
 */
record HashedEmbedding(long hash, short[] at) {
  static List<short[]> positions(List<HashedEmbedding> embeddings) {
    return embeddings.stream().map(HashedEmbedding::at).toList();
  }
}
