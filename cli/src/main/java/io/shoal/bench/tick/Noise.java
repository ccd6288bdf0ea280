package io.shoal.bench.tick;

import io.shoal.event.UserHash;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** How the ticks of a healthy stream vary: mean 0, standard deviation 1. */
enum Noise {
  NORMAL("normal", 0),
  STUDENT("t3", 0),
  AR5("AR .5", .5),
  AR8("AR .8", .8),
  AR95("AR .95", .95);

  private final String title;
  private final double memory;

  Noise(String title, double memory) {
    this.title = title;
    this.memory = memory;
  }

  String title() {
    return title;
  }

  /** A stream of ticks of its own. */
  DoubleSupplier stream(long seed) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    if (this == STUDENT) {
      return () -> student(random);
    }
    double news = StrictMath.sqrt(1 - memory * memory);
    double[] last = {0};
    return () -> last[0] = memory * last[0] + news * normal(random);
  }

  /** Student's t with three degrees of freedom, scaled to a standard deviation of 1. */
  private static double student(SplittableRandom random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double one = normal(random);
      squares += one * one;
    }
    return normal(random) / StrictMath.sqrt(squares / 3) / StrictMath.sqrt(3);
  }

  static double normal(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
