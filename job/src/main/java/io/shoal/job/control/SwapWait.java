package io.shoal.job.control;

import io.shoal.feature.FeatureMigration;
import io.shoal.job.flow.ModelActivation;
import java.time.Instant;

/**
 * Whether a model of other features waits at a window, and what is to be said of it.
 *
 * @param waits whether it is put off
 * @param warm share of the profiles that are warm, in percent
 * @param gatherFrom end of the first window of which its new features know; null for all, or where
 *     it has none
 * @param detail what becomes of features; empty of a model with the same
 */
record SwapWait(boolean waits, int warm, Instant gatherFrom, String detail) {
  static final int ALL = 100;

  private static final SwapWait SAME_FEATURES = new SwapWait(false, ALL, null, "");

  /**
   * Looks at a model that is due.
   *
   * @param active the model that scores
   * @param gathering what is gathered ahead; null for nothing
   * @param panel closed up to the window
   */
  static SwapWait of(
      PendingModel due,
      ModelActivation active,
      FeatureGathering gathering,
      CustomerPanel panel,
      FeatureWait limits) {
    ModelActivation model = due.fetched().model();
    if (model.hasFeaturesOf(active)) {
      return SAME_FEATURES;
    }
    FeatureMigration migration = FeatureGathering.migration(active, model);
    long windowEnd = due.windowEnd();
    boolean isGathered = gathering != null && gathering.isFor(model);
    long from = isGathered ? gathering.order().windowEnd() : windowEnd;
    PanelShare warm = panel.warm(windowEnd, from, migration.longestAddedHalfLife());
    boolean isPatient = windowEnd < due.askedFor() + limits.longest().toMillis();
    return new SwapWait(
        isPatient && !limits.isEnough(warm) && !migration.added().isEmpty(),
        warm.percent(),
        isGathered ? gathering.from() : Instant.ofEpochMilli(windowEnd),
        "features that begin: "
            + migration.added()
            + ", that end: "
            + migration.dropped()
            + "; "
            + warm.percent()
            + " % of the profiles are warm");
  }
}
