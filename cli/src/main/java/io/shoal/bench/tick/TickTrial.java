package io.shoal.bench.tick;

import io.shoal.drift.TickDetector;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;

/**
 * One detector on streams of ticks whose change is known, or that do not change.
 *
 * @param detectors makes one of a reference and a threshold
 * @param threshold ticks to one false alarm
 * @param reference ticks before the first that is judged
 * @param seeds streams
 */
record TickTrial(
    BiFunction<double[], Double, TickDetector> detectors,
    double threshold,
    int reference,
    int seeds) {
  private static final int HEALTHY = 400_000;
  private static final int BEFORE_CHANGE = 1_000;
  private static final int AFTER_CHANGE = 2_000;
  private static final long HEALTHY_SEEDS = 1_000_000;
  private static final long CHANGED_SEEDS = 2_000_000;

  /** False alarms for each threshold's worth of healthy ticks; 1 is promised. */
  double falseAlarms(Noise noise) {
    double alarms = 0;
    for (int seed = 0; seed < seeds; seed++) {
      DoubleSupplier ticks = noise.stream(HEALTHY_SEEDS + seed);
      TickDetector detector = start(ticks);
      for (int tick = 0; tick < HEALTHY; tick++) {
        alarms += detector.step(ticks.getAsDouble()) ? 1 : 0;
      }
    }
    return alarms / ((double) seeds * HEALTHY) * threshold;
  }

  /** Mean number of ticks until a shift is seen, that of the alarm included. */
  double delay(Noise noise, double shift) {
    double sum = 0;
    for (int seed = 0; seed < seeds; seed++) {
      DoubleSupplier ticks = noise.stream(CHANGED_SEEDS + seed);
      TickDetector detector = start(ticks);
      for (int tick = 0; tick < BEFORE_CHANGE; tick++) {
        detector.step(ticks.getAsDouble());
      }
      int tick = 1;
      while (tick < AFTER_CHANGE && !detector.step(ticks.getAsDouble() + shift)) {
        tick++;
      }
      sum += tick;
    }
    return sum / seeds;
  }

  private TickDetector start(DoubleSupplier ticks) {
    double[] known = new double[reference];
    for (int i = 0; i < reference; i++) {
      known[i] = ticks.getAsDouble();
    }
    return detectors.apply(known, threshold);
  }
}
