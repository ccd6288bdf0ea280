package io.shoal.drift;

import io.shoal.event.UserHash;
import java.util.SplittableRandom;

/** Seeded streams for tests: autoregressive ones, and outcomes of 0 and 1. */
final class Ticks {
  private Ticks() {}

  static double[] autoregressive(long seed, double rho, int length) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    double[] ticks = new double[length];
    double last = 0;
    for (int i = 0; i < length; i++) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      double normal = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
      last = rho * last + StrictMath.sqrt(1 - rho * rho) * normal;
      ticks[i] = last;
    }
    return ticks;
  }

  static double[] outcomes(long seed, double rate, int length) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    double[] outcomes = new double[length];
    for (int i = 0; i < length; i++) {
      outcomes[i] = random.nextDouble() < rate ? 1 : 0;
    }
    return outcomes;
  }

  static long[] counts(long seed, double rate, int users, int length) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    long[] counts = new long[length];
    for (int i = 0; i < length; i++) {
      for (int user = 0; user < users; user++) {
        counts[i] += random.nextDouble() < rate ? 1 : 0;
      }
    }
    return counts;
  }

  /** Number of the first tick with an alarm, from 1; 0 for none. */
  static int firstAlarm(TickDetector detector, double[] ticks) {
    for (int i = 0; i < ticks.length; i++) {
      if (detector.step(ticks[i])) {
        return i + 1;
      }
    }
    return 0;
  }

  static int alarms(TickDetector detector, double[] ticks) {
    int alarms = 0;
    for (double tick : ticks) {
      alarms += detector.step(tick) ? 1 : 0;
    }
    return alarms;
  }
}
