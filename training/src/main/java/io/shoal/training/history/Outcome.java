package io.shoal.training.history;

/** What became of a user within the goal's horizon. */
public enum Outcome {
  CONVERTED,
  NOT_CONVERTED,
  /** The horizon was not over when history ended. */
  UNKNOWN;

  public boolean isKnown() {
    return this != UNKNOWN;
  }
}
