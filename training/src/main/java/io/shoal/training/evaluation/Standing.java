package io.shoal.training.evaluation;

/** Where a user stands in a back-test. */
final class Standing {
  private static final int LEAST_EVENTS = 20;

  final Biography life;
  String segment = RunLines.NONE;
  short[] embedding = {};
  long events;

  Standing(Biography life) {
    this.life = life;
  }

  /** Whether enough was seen of the user to say what they are. */
  boolean isKnown() {
    return events >= LEAST_EVENTS;
  }
}
