package io.shoal.drift;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How many false alarms were promised, and how many a replay of healthy ticks that the reference
 * did not know gave.
 *
 * @param promised false alarms in the replayed ticks, by the formula
 * @param atFormula measured at the threshold of the formula; NaN where nothing was replayed
 * @param measured at the raised threshold; NaN where nothing was replayed
 * @param raised factor on the threshold, 1 or more
 * @param ticks replayed, bootstrapped ones included
 * @param healthy ticks that they were drawn from
 */
public record KeptBudget(
    double promised, double atFormula, double measured, double raised, long ticks, int healthy) {
  /** Nothing was replayed: the formula alone. */
  public static final KeptBudget UNTRIED = new KeptBudget(0, Double.NaN, Double.NaN, 1, 0, 0);

  public KeptBudget {
    if (!(raised >= 1) || raised > BudgetReplay.MOST_RAISED) {
      throw new IllegalArgumentException(
          "a threshold is raised by 1 to " + BudgetReplay.MOST_RAISED + ", not by " + raised);
    }
    if (promised < 0 || ticks < 0 || healthy < 0 || measured < 0) {
      throw new IllegalArgumentException("a replay has no negative numbers of ticks and alarms");
    }
  }

  /** Whether the promise was kept in the replay. */
  @JsonIgnore
  public boolean keepsPromise() {
    return !(measured > promised);
  }
}
