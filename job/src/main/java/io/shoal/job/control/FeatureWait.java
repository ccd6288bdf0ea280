package io.shoal.job.control;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long a swap to a model of other features waits for profiles to hold them.
 *
 * @param warmShare share of the customers of the last day whose profiles must be warm, 0 to 1
 * @param longest event time after which the model scores all the same
 */
public record FeatureWait(double warmShare, Duration longest) implements Serializable {
  private static final long serialVersionUID = 1;

  public FeatureWait {
    if (!(warmShare >= 0 && warmShare <= 1)) {
      throw new IllegalArgumentException("--warm-share must be 0 to 1, not " + warmShare);
    }
    if (longest.isNegative()) {
      throw new IllegalArgumentException("--warm-wait must not be negative, as " + longest + " is");
    }
  }

  /** Whether so many of so many are enough. */
  boolean isEnough(PanelShare warm) {
    return warm.count() >= warmShare * warm.of();
  }
}
