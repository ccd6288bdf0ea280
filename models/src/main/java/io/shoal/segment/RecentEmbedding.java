package io.shoal.segment;

/**
 * An embedding that was drawn from those of a micro-centre, with a weight that is 1 when it comes
 * and fades as recent weight does.
 */
final class RecentEmbedding {
  private static final double UNIT = 0x1p-53;

  private final long hash;
  private final double weight;
  private final short[] at;
  private final double variate;

  /**
   * @param hash by which it is drawn; its last bit is that of the hash of its user, which tells the
   *     {@link Fold}
   */
  RecentEmbedding(long hash, double weight, short[] at) {
    this(hash, weight, at, -StrictMath.log1p(-((hash >>> 11) + 0.5) * UNIT));
  }

  private RecentEmbedding(long hash, double weight, short[] at, double variate) {
    this.hash = hash;
    this.weight = weight;
    this.at = at;
    this.variate = variate;
  }

  long hash() {
    return hash;
  }

  double weight() {
    return weight;
  }

  short[] at() {
    return at;
  }

  /**
   * An exponential variate of the rate of its weight: of many embeddings those with the least are a
   * sample by weight, without replacement (Efraimidis and Spirakis 2006). As all weights fade alike
   * their order stays, so that such samples merge (forward decay; Cormode et al. 2009).
   */
  double key() {
    return variate / weight;
  }

  Fold fold() {
    return Fold.of(hash);
  }

  RecentEmbedding faded(double fade) {
    return new RecentEmbedding(hash, weight * fade, at, variate);
  }
}
