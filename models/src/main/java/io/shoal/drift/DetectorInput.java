package io.shoal.drift;

/** Checks of what detectors are given. */
final class DetectorInput {
  private DetectorInput() {}

  static void requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a tick must be a finite number, not " + value);
    }
  }

  static void requireReference(double[] reference, int least) {
    if (reference.length < least) {
      throw new IllegalArgumentException(
          "a reference of " + reference.length + " ticks is too short: " + least + " at least");
    }
    for (double value : reference) {
      requireFinite(value);
    }
  }

  static void requireThreshold(double threshold) {
    if (!(threshold >= 1) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException(
          "a threshold is a number of ticks to one false alarm, 1 or more, not " + threshold);
    }
  }
}
