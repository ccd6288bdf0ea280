package io.shoal.training.history;

import io.shoal.feature.FeaturePlan;
import io.shoal.scoring.Goal;
import io.shoal.window.WindowOptions;

/** Where history is had from: events, or what a job has made of them. */
public interface HistorySource {
  /** The history in features, with conversions by a goal. */
  History history(FeaturePlan plan, Goal goal, WindowOptions windows);
}
