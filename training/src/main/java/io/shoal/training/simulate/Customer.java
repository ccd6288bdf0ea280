package io.shoal.training.simulate;

import io.shoal.event.UserHash;
import java.util.SplittableRandom;

/**
 * One customer: what they are in common with others, a taste and a vigour of their own, and a life
 * from arrival to departure.
 */
final class Customer {
  /** Weight of what no archetype does. */
  private static final double ANYTHING = 0.15;

  final String id;
  final Course course;
  final Life life;
  final double vigour;
  final boolean onApple;
  final SplittableRandom random;
  long deepWatchUntil = Long.MIN_VALUE;

  private final double[] actionTaste;
  private final double[] categoryTaste;
  private final double hourTaste;

  Customer(String id, Course course, Life life, long seed) {
    this.id = id;
    this.course = course;
    this.life = life;
    random = new SplittableRandom(UserHash.mix(seed));
    vigour = StrictMath.exp(0.6 * gauss() - 0.18);
    actionTaste = taste(Action.ALL.size(), 0.65);
    categoryTaste = taste(Archetypes.CATEGORIES.size(), 0.8);
    hourTaste = 2 * gauss();
    onApple = random.nextDouble() < 0.4;
  }

  private double[] taste(int size, double spread) {
    double[] taste = new double[size];
    for (int i = 0; i < size; i++) {
      taste[i] = StrictMath.exp(spread * gauss());
    }
    return taste;
  }

  /** Around which they come, as members of an archetype. */
  double hour(Archetype kind) {
    return kind.hour() + hourTaste;
  }

  Action action(Archetype kind) {
    return Action.ALL.get(pick(kind.actions(), actionTaste));
  }

  String category(Archetype kind) {
    return Archetypes.CATEGORIES.get(pick(kind.categories(), categoryTaste));
  }

  double gauss() {
    double u = 1 - random.nextDouble();
    return StrictMath.sqrt(-2 * StrictMath.log(u))
        * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  private int pick(double[] weights, double[] taste) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (weights[i] + ANYTHING) * taste[i];
    }
    double at = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      at -= (weights[i] + ANYTHING) * taste[i];
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
