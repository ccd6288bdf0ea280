package io.shoal.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of the recent embeddings of a micro-centre, just as they came: how they lie around it is
 * more than its mean can tell.
 *
 * @param embeddings by {@link RecentEmbedding#key key}, the least first
 */
record RecentSample(List<RecentEmbedding> embeddings) {
  /** Embeddings that a sample holds at most. */
  static final int MOST = 128;

  static final RecentSample NONE = new RecentSample(List.of());

  /** Weight below which an embedding is dropped. */
  private static final double FORGOTTEN = 0.05;

  RecentSample {
    embeddings = List.copyOf(embeddings);
  }

  /**
   * This sample, faded, and embeddings that have just come.
   *
   * @param fresh by their hashes, the least first: so they have the least keys first
   */
  RecentSample with(double fade, List<HashedEmbedding> fresh) {
    List<RecentEmbedding> merged = new ArrayList<>(embeddings.size() + fresh.size());
    int next = 0;
    for (HashedEmbedding embedding : fresh) {
      RecentEmbedding come = new RecentEmbedding(embedding.hash(), 1, embedding.at());
      next = addFaded(merged, next, fade, come.key());
      merged.add(come);
    }
    addFaded(merged, next, fade, Double.MAX_VALUE);
    return new RecentSample(merged.size() <= MOST ? merged : merged.subList(0, MOST));
  }

  /** Adds those up to a key, from one on, that are not forgotten; returns the first beyond it. */
  private int addFaded(List<RecentEmbedding> merged, int from, double fade, double key) {
    int next = from;
    while (next < embeddings.size()) {
      RecentEmbedding faded = embeddings.get(next).faded(fade);
      if (faded.weight() > FORGOTTEN) {
        if (faded.key() > key) {
          return next;
        }
        merged.add(faded);
      }
      next++;
    }
    return next;
  }

  /**
   * The embeddings of a fold as masses. Each stands for as many as it was unlikely to be drawn
   * (Horvitz and Thompson 1952).
   *
   * @param together what they weigh together
   * @return none if there are no embeddings of that fold
   */
  Mass[] masses(Fold fold, double together) {
    List<Mass> masses = new ArrayList<>();
    double sum = 0;
    for (RecentEmbedding embedding : embeddings) {
      if (embedding.fold() == fold) {
        double weight = standsFor(embedding);
        masses.add(Mass.at(embedding.at(), weight));
        sum += weight;
      }
    }
    for (int i = 0; i < masses.size(); i++) {
      Mass mass = masses.get(i);
      masses.set(i, new Mass(mass.at(), mass.weight() / sum * together));
    }
    return masses.toArray(Mass[]::new);
  }

  private double standsFor(RecentEmbedding embedding) {
    if (embeddings.size() < MOST) {
      return embedding.weight();
    }
    double last = embeddings.get(MOST - 1).key();
    return embedding.weight() / -StrictMath.expm1(-embedding.weight() * last);
  }
}
