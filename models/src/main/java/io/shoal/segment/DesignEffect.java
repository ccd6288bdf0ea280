package io.shoal.segment;

import java.util.List;

/**
 * How much decayed weight tells as much as one independent embedding: the design effect of a sample
 * in clusters (Kish 1965). The same user votes day after day from nearly the same place, so that 60
 * votes may be the say of eight users.
 *
 * <p>Both folds of a micro-centre expect the same weight. If independent votes of weights v fall
 * there, the variance of their difference is the sum of v squared; over the sum of v it is 1 for
 * votes of weight 1, and the weight of all votes of one user where users do not move.
 */
final class DesignEffect {
  /** Of votes that fade evenly and are all independent. */
  private static final double LEAST = 0.5;

  private DesignEffect() {}

  static double of(List<MicroCentre> centres) {
    double squares = 0;
    double weight = 0;
    for (MicroCentre centre : centres) {
      double difference = centre.even().weight() - centre.odd().weight();
      squares += difference * difference;
      weight += centre.even().weight() + centre.odd().weight();
    }
    return weight == 0 ? 1 : Math.max(LEAST, squares / weight);
  }
}
