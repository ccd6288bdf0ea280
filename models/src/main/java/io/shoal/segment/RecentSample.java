package io.shoal.segment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

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
  RecentSample with(double fade, Map<Long, short[]> fresh) {
    List<RecentEmbedding> merged = new ArrayList<>();
    Iterator<RecentEmbedding> faded =
        embeddings.stream().map(e -> e.faded(fade)).filter(e -> e.weight() > FORGOTTEN).iterator();
    RecentEmbedding next = next(faded);
    for (Map.Entry<Long, short[]> entry : fresh.entrySet()) {
      RecentEmbedding come = new RecentEmbedding(entry.getKey(), 1, entry.getValue());
      while (next != null && next.key() <= come.key() && merged.size() < MOST) {
        merged.add(next);
        next = next(faded);
      }
      if (merged.size() == MOST) {
        break;
      }
      merged.add(come);
    }
    while (next != null && merged.size() < MOST) {
      merged.add(next);
      next = next(faded);
    }
    return new RecentSample(merged);
  }

  private static RecentEmbedding next(Iterator<RecentEmbedding> embeddings) {
    return embeddings.hasNext() ? embeddings.next() : null;
  }

  /**
   * The embeddings of a fold as masses. Each stands for as many as it was unlikely to be drawn
   * (Horvitz and Thompson 1952).
   *
   * @param together what they weigh together
   * @return none if there are no embeddings of that fold
   */
  List<Mass> masses(Fold fold, double together) {
    List<Mass> masses = new ArrayList<>();
    for (RecentEmbedding embedding : embeddings) {
      if (embedding.fold() == fold) {
        masses.add(Mass.at(embedding.at(), standsFor(embedding)));
      }
    }
    double sum = Mass.sum(masses);
    masses.replaceAll(mass -> new Mass(mass.at(), mass.weight() / sum * together));
    return masses;
  }

  private double standsFor(RecentEmbedding embedding) {
    if (embeddings.size() < MOST) {
      return embedding.weight();
    }
    double last = embeddings.get(MOST - 1).key();
    return embedding.weight() / -StrictMath.expm1(-embedding.weight() * last);
  }
}
