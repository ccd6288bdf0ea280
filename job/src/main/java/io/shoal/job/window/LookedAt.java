package io.shoal.job.window;

import io.shoal.job.flow.FeatureVector;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.window.UserProfile;
import io.shoal.window.UserWindow;

/**
 * A user at the end of a window.
 *
 * @param window by the model of the window
 * @param before where that computes other features than the model before it, those of the model
 *     before; else null
 * @param ahead where the features of a model to come are gathered, the profile for these; else null
 */
record LookedAt(UserWindow window, FeatureVector before, UserProfile ahead) {

  /**
   * For those who score.
   *
   * @param votes whether this is the first window of the user's day
   */
  FeatureWindow scored(int shard, boolean votes) {
    return features(shard, votes && window.events() > 0, false);
  }

  /** For those who hand over segments alone. */
  FeatureWindow handedOver(int shard) {
    return features(shard, false, true);
  }

  private FeatureWindow features(int shard, boolean votes, boolean handedOver) {
    return new FeatureWindow(
        shard,
        window.user(),
        window.windowEnd(),
        window.values(),
        window.present(),
        window.events(),
        window.duplicates(),
        window.conversions(),
        window.sources(),
        window.idle(),
        window.retired(),
        window.pane(),
        votes,
        handedOver,
        before);
  }
}
