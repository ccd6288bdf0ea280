package io.shoal.training.evaluation;

import java.util.List;

/**
 * The life of a simulated customer.
 *
 * @param phases in their order
 */
record Biography(List<Phase> phases) {
  private static final long WEEK = 7 * 86_400_000L;

  /**
   * A stretch of a life.
   *
   * @param from its beginning, milliseconds
   * @param until its end, exclusive
   * @param archetype how they behave
   * @param lapsing whether they are about to leave
   */
  record Phase(long from, long until, String archetype, boolean lapsing) {}

  Biography {
    phases = List.copyOf(phases);
  }

  /** The archetype at a time; null before arrival, while lapsing, and once they have left. */
  String archetype(long at) {
    for (Phase phase : phases) {
      if (phase.from() <= at && at < phase.until()) {
        return phase.lapsing() ? null : phase.archetype();
      }
    }
    return null;
  }

  /** The archetype at a time of who came a week before or earlier; null of any other. */
  String settledArchetype(long at) {
    return phases.isEmpty() || at < phases.get(0).from() + WEEK ? null : archetype(at);
  }
}
