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
    double[] variatesOfCome = come.stream().mapToDouble(e -> variate(e.hash())).toArray();
    int[] order = merged(fade, variatesOfCome);
    long[] newHashes = new long[order.length];
    double[] newWeights = new double[order.length];
    short[][] newPlaces = new short[order.length][];
    double[] newVariates = new double[order.length];
    for (int n = 0; n < order.length; n++) {
      int own = order[n];
      int other = ~own;
      newHashes[n] = own >= 0 ? hashes[own] : come.get(other).hash();
      newWeights[n] = own >= 0 ? weights[own] * fade : 1;
      newPlaces[n] = own >= 0 ? places[own] : come.get(other).at();
      newVariates[n] = own >= 0 ? variates[own] : variatesOfCome[other];
    }
    return new RecentSample(newHashes, newWeights, newPlaces, newVariates);
  }

  /** What stays, in order: own embeddings by their place, those that came by its complement. */
  private int[] merged(double fade, double[] variatesOfCome) {
    int[] order = new int[Math.min(MOST, size() + variatesOfCome.length)];
    int n = 0;
    int own = 0;
    int other = 0;
    while (n < order.length && (own < size() || other < variatesOfCome.length)) {
      if (own < size() && !(weights[own] * fade > FORGOTTEN)) {
        own++;
      } else if (other == variatesOfCome.length
          || (own < size() && key(own, fade) <= variatesOfCome[other])) {
        order[n++] = own++;
      } else {
        order[n++] = ~other++;
      }
    }
    return Arrays.copyOf(order, n);
  }

  private double key(int i, double fade) {
    return variates[i] / (weights[i] * fade);
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
