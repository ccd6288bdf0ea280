package io.shoal.job.control;

import io.shoal.feature.FeatureMigration;
import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import io.shoal.job.flow.ModelActivation;
import java.time.Instant;

/**
 * The features of a model that waits, which are gathered ahead, beside those of the model that
 * scores.
 *
 * @param order what subtasks have been told: {@link ModelActivation.Word#GATHER}
 */
record FeatureGathering(ModelActivation order) {
  /** Whether they are the features of a model. */
  boolean isFor(ModelActivation model) {
    return order.hasFeaturesOf(model);
  }

  /** When it began; null where all windows count. */
  Instant from() {
    return order.windowEnd() == Long.MIN_VALUE ? null : Instant.ofEpochMilli(order.windowEnd());
  }

  /** What a swap from one model to another does to profiles. */
  static FeatureMigration migration(ModelActivation from, ModelActivation to) {
    return new FeatureMigration(plan(from), plan(to));
  }

  private static FeaturePlan plan(ModelActivation model) {
    return new FeaturePlan(FeatureSpec.parse(model.featureSpec()));
  }
}
