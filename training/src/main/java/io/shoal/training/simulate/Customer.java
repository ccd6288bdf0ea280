package io.shoal.training.simulate;

import io.shoal.event.UserHash;
import java.util.SplittableRandom;

/**
 * One customer: an archetype, with a taste and a vigour of their own, and a life from arrival to
 * departure.
 */
final class Customer {
  final String id;
  final int archetype;
  final long from;
  final long until;
  final double vigour;
  final double[] actions;
  final double[] categories;
  final double hour;
  final boolean onApple;
  final SplittableRandom random;
  long deepWatchUntil = Long.MIN_VALUE;

  Customer(String id, int archetype, long from, long until, long seed) {
    this.id = id;
    this.archetype = archetype;
    this.from = from;
    this.until = until;
    random = new SplittableRandom(UserHash.mix(seed));
    Archetype kind = Archetypes.ALL.get(archetype);
    vigour = StrictMath.exp(0.6 * gauss() - 0.18);
    actions = own(kind.actions(), 0.65);
    categories = own(kind.categories(), 0.8);
    hour = kind.hour() + 2 * gauss();
    onApple = random.nextDouble() < 0.4;
  }

  private double[] own(double[] weights, double spread) {
    double[] own = new double[weights.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = (weights[i] + 0.15) * StrictMath.exp(spread * gauss());
    }
    return own;
  }

  double gauss() {
    double u = 1 - random.nextDouble();
    return StrictMath.sqrt(-2 * StrictMath.log(u))
        * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  int pick(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double at = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** A Poisson draw (Knuth), for small means. */
  int count(double mean) {
    double limit = StrictMath.exp(-mean);
    double product = random.nextDouble();
    int n = 0;
    while (product > limit) {
      product *= random.nextDouble();
      n++;
    }
    return n;
  }
}
