package io.shoal.training.simulate;

/**
 * Of which archetype a customer is, over time: of one, which may turn into another along a straight
 * way.
 *
 * @param before archetype until the turn
 * @param after archetype once it is complete; the same where there is no turn
 * @param from when the turn begins
 * @param until when it is complete
 */
record Course(Archetype before, Archetype after, long from, long until) {
  /**
   * @throws IllegalArgumentException if the turn ends before it begins
   */
  Course {
    if (until < from) {
      throw new IllegalArgumentException("a turn ends before it begins");
    }
  }

  static Course steady(Archetype archetype) {
    return new Course(archetype, archetype, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** How a customer behaves at a time: within a turn, in between. */
  Archetype at(long time) {
    if (time < from) {
      return before;
    }
    return time >= until ? after : before.towards(after, (double) (time - from) / (until - from));
  }

  /** When the true name changes: in the middle of the turn. */
  long renamedAt() {
    return from + (until - from) / 2;
  }
}
