package io.shoal.segment;

import java.util.Arrays;
import java.util.List;

/**
 * Some of the recent embeddings of a micro-centre, just as they came: how they lie around it is
 * more than its mean can tell. Each has a weight that is 1 when it comes and fades as recent weight
 * does.
 *
 * <p>An embedding's key is an exponential variate of the rate of its weight: of many embeddings
 * those with the least are a sample by weight, without replacement (Efraimidis and Spirakis 2006).
 * As all weights fade alike their order stays, so that such samples merge (forward decay; Cormode
 * et al. 2009). Immutable.
 */
final class RecentSample {
  /** Embeddings that a sample holds at most. */
  static final int MOST = 128;

  static final RecentSample NONE = new RecentSample(new long[0], new double[0], new short[0][]);

  /** Weight below which an embedding is dropped. */
  private static final double FORGOTTEN = 0.05;

  private static final double UNIT = 0x1p-53;

  private final long[] hashes;
  private final double[] weights;
  private final short[][] places;
  private final double[] variates;

  /**
   * Embeddings in the order of their keys.
   *
   * @param hashes by which they are drawn; the last bit of each is that of the hash of its user,
   *     which tells the {@link Fold}
   */
  RecentSample(long[] hashes, double[] weights, short[][] places) {
    this(hashes, weights, places, Arrays.stream(hashes).mapToDouble(h -> variate(h)).toArray());
  }

  private RecentSample(long[] hashes, double[] weights, short[][] places, double[] variates) {
    this.hashes = hashes;
    this.weights = weights;
    this.places = places;
    this.variates = variates;
  }

  /** An exponential variate of rate 1. */
  private static double variate(long hash) {
    return -StrictMath.log1p(-((hash >>> 11) + 0.5) * UNIT);
  }

  /** Whether all weights are what they can be. */
  boolean isSound() {
    return Arrays.stream(weights).allMatch(weight -> weight > 0 && weight <= 1);
  }

  int size() {
    return hashes.length;
  }

  long hash(int i) {
    return hashes[i];
  }

  double weight(int i) {
    return weights[i];
  }

  short[] at(int i) {
    return places[i];
  }

  /**
   * This sample, faded, and embeddings that have just come.
   *
   * @param come by their hashes, the least first: so they have the least keys first
   */
  RecentSample with(double fade, List<HashedEmbedding> come) {
    Draft draft = new Draft(Math.min(MOST, size() + come.size()));
    int next = 0;
    for (HashedEmbedding embedding : come) {
      double variate = variate(embedding.hash());
      for (; next < size() && key(next, fade) <= variate; next++) {
        draft.add(hashes[next], weights[next] * fade, places[next], variates[next]);
      }
      draft.add(embedding.hash(), 1, embedding.at(), variate);
    }
    for (; next < size(); next++) {
      draft.add(hashes[next], weights[next] * fade, places[next], variates[next]);
    }
    return draft.sample();
  }

  private double key(int i, double fade) {
    return variates[i] / (weights[i] * fade);
  }

  /** A sample in the making. */
  private static final class Draft {
    private final long[] hashes;
    private final double[] weights;
    private final short[][] places;
    private final double[] variates;
    private int size;

    Draft(int most) {
      hashes = new long[most];
      weights = new double[most];
      places = new short[most][];
      variates = new double[most];
    }

    /** Adds an embedding that is not forgotten, while there is room. */
    void add(long hash, double weight, short[] place, double variate) {
      if (size < hashes.length && weight > FORGOTTEN) {
        hashes[size] = hash;
        weights[size] = weight;
        places[size] = place;
        variates[size++] = variate;
      }
    }

    RecentSample sample() {
      return new RecentSample(
          Arrays.copyOf(hashes, size),
          Arrays.copyOf(weights, size),
          Arrays.copyOf(places, size),
          Arrays.copyOf(variates, size));
    }
  }

  /**
   * The embeddings of a fold as masses. Each stands for as many as it was unlikely to be drawn
   * (Horvitz and Thompson 1952).
   *
   * @param together what they weigh together
   * @return none if there are no embeddings of that fold
   */
  Mass[] masses(Fold fold, double together) {
    double[] standFor = new double[size()];
    double sum = 0;
    int n = 0;
    for (int i = 0; i < standFor.length; i++) {
      if (Fold.of(hashes[i]) == fold) {
        standFor[i] = standsFor(i);
        sum += standFor[i];
        n++;
      }
    }
    Mass[] masses = new Mass[n];
    n = 0;
    for (int i = 0; i < standFor.length; i++) {
      if (Fold.of(hashes[i]) == fold) {
        masses[n++] = Mass.at(places[i], standFor[i] / sum * together);
      }
    }
    return masses;
  }

  private double standsFor(int i) {
    return size() < MOST
        ? weights[i]
        : weights[i] / -StrictMath.expm1(-weights[i] * key(MOST - 1, 1));
  }
}
