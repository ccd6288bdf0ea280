package io.shoal.segment;

import java.util.List;

/**
 * A small ball of users who are alike.
 *
 * @param at position, in units of the embedding grid
 * @param weight decayed number of embeddings nearest to it
 * @param segment id of its segment; 0 for none
 * @param even of the users of the even {@link Fold}, with a shorter memory: decayed {@link
 *     AdaptiveSegmenter#RECENT_SPEED} times as fast
 * @param odd the same of the odd fold
 * @param sample some of the embeddings of both folds
 */
record MicroCentre(
    double[] at, double weight, int segment, Mass even, Mass odd, RecentSample sample) {
  /** One whose folds are alike, and that has no sample. */
  MicroCentre(double[] at, double weight, double recent, int segment) {
    this(
        at, weight, segment, new Mass(at, recent / 2), new Mass(at, recent / 2), RecentSample.NONE);
  }

  /** What some of all micro-centres weigh together. */
  static double weight(List<MicroCentre> all, int[] group) {
    double weight = 0;
    for (int i : group) {
      weight += all.get(i).weight;
    }
    return weight;
  }

  double squaredDistance(short[] embedding) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      double difference = embedding[i] - at[i];
      sum += difference * difference;
    }
    return sum;
  }

  double squaredDistance(double[] point) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      double difference = point[i] - at[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Number of embeddings, decayed fast: whether it still lives. */
  double recent() {
    return even.weight() + odd.weight();
  }

  Mass mass() {
    return new Mass(at, weight);
  }

  /** What of it is recent and of the users of a fold. */
  Mass of(Fold fold) {
    return fold == Fold.EVEN ? even : odd;
  }

  MicroCentre in(int newSegment) {
    return new MicroCentre(at, weight, newSegment, even, odd, sample);
  }

  MicroCentre withoutSample() {
    return new MicroCentre(at, weight, segment, even, odd, RecentSample.NONE);
  }
}
