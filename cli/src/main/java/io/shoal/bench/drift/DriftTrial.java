package io.shoal.bench.drift;

import io.shoal.training.simulate.Simulation;

/**
 * One shop to be judged.
 *
 * @param scenario of the simulation
 * @param users customers
 * @param history days to learn from
 * @param days that a shop without a change is judged for
 * @param epochs of training at most
 * @param falseAlarms that are allowed in 30 days
 */
record DriftTrial(
    String scenario, long seed, int users, int history, int days, int epochs, double falseAlarms) {
  /** Days of a shop with a change that are judged before it, and after. */
  static final int BEFORE = 7;

  static final int AFTER = 14;

  /**
   * @throws IllegalArgumentException that names the option and what it may be
   */
  DriftTrial {
    scenario = Simulation.requireScenario(scenario);
    if (history < 21) {
      throw new IllegalArgumentException(
          "--history must be at least 21 days, not "
              + history
              + ": with fewer there is no reference by the hour of the week");
    }
    if (days < 1) {
      throw new IllegalArgumentException("--days must be at least 1, not " + days);
    }
  }

  /** Whether nothing drifts in it, so that every alert is false. */
  boolean isHealthy() {
    return Simulation.isHealthy(scenario);
  }

  /** Length of the log. Of one with a change six tenths come before it. */
  int logDays() {
    return isHealthy()
        ? history + days
        : Math.max((history + BEFORE) * 10 / 6 + 2, history + BEFORE + AFTER);
  }

  /** Where its files lie below a directory. */
  String path() {
    return scenario + "/seed-" + seed;
  }
}
