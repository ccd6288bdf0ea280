package io.shoal.feature;

import java.util.Objects;

/**
 * What to call a feature before people.
 *
 * @param feature what it is, such as {@code email opens}; empty where an output says nothing by
 *     itself, as one of the hash buckets of a property
 * @param high what may be said of those who have much of it, such as {@code opens e-mails}
 * @param low what may be said of those who have little, such as {@code opens few e-mails}
 */
public record FeatureWords(String feature, String high, String low) {
  static final FeatureWords NONE = new FeatureWords("", "", "");

  public FeatureWords {
    Objects.requireNonNull(feature, "feature");
    Objects.requireNonNull(high, "high");
    Objects.requireNonNull(low, "low");
  }

  /** Whether there is anything to call it. */
  public boolean isKnown() {
    return !feature.isEmpty();
  }
}
