package io.shoal.job.window;

import io.shoal.feature.FeatureMigration;
import io.shoal.job.flow.FeatureVector;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.model.ModelTimeline;
import io.shoal.window.Pane;
import io.shoal.window.ProfileStep;
import io.shoal.window.UserProfile;
import io.shoal.window.UserWindow;
import java.io.IOException;

/**
 * What one window does to users, by the models that look at it: the one that scores; where that
 * begins with the window and computes other features, the one before it, whose profiles go over;
 * and, ahead of such a change, the one whose features are gathered.
 *
 * <p>While features are gathered a user who comes has two profiles. The second begins as what the
 * first holds of the same features, and takes its place when the model scores.
 */
final class WindowSteps {
  private final LoadedModel model;
  private final long gatheredSince;
  private final ProfileStep step;
  private final ProfileStep stepBefore;
  private final FeatureMigration change;
  private final boolean changesIntoGathered;
  private final ProfileStep stepAhead;
  private final FeatureMigration changeAhead;

  /** Of a window, as far as a subtask has been told. */
  WindowSteps(ModelTimeline models, long windowEnd) throws IOException {
    model = models.at(windowEnd);
    step = model.scoring().profileStep();
    LoadedModel gathered = models.gatheredAt(windowEnd);
    gatheredSince = models.gatheredSince(windowEnd);
    boolean isForThis = gathered != null && gathered.specHash().equals(model.specHash());
    if (models.changesFeaturesAt(windowEnd)) {
      stepBefore = models.before(windowEnd).scoring().profileStep();
      change = new FeatureMigration(stepBefore.plan(), step.plan());
      changesIntoGathered = isForThis;
    } else {
      stepBefore = null;
      change = null;
      changesIntoGathered = false;
    }
    if (gathered != null && !isForThis) {
      stepAhead = gathered.scoring().profileStep();
      ProfileStep held = stepBefore == null ? step : stepBefore;
      changeAhead = new FeatureMigration(held.plan(), stepAhead.plan());
    } else {
      stepAhead = null;
      changeAhead = null;
    }
  }

  /** The model that scores the window. */
  LoadedModel model() {
    return model;
  }

  /** Whether profiles go over to other features. */
  boolean changesFeatures() {
    return change != null;
  }

  /** Whether what has been gathered is to be looked at, or added to. */
  boolean needsGathered() {
    return changesIntoGathered || stepAhead != null;
  }

  /** Whether the window is the last of which what has been gathered is needed. */
  boolean endsGathering() {
    return changesIntoGathered;
  }

  /** End of the window with which gathering began. */
  long gatheredSince() {
    return gatheredSince;
  }

  /** The window end at which a user is due next on the ladder, after a given one. */
  long nextRung(UserProfile profile, long after) {
    return step.nextRung(profile, after);
  }

  /**
   * A user with events.
   *
   * @param before the profile, by the model before the window; null of one not known yet
   * @param gathered the profile that was gathered ahead; null for none
   */
  LookedAt active(
      UserProfile before, UserProfile gathered, Pane pane, String user, long windowEnd) {
    return new LookedAt(
        step.active(goneOver(before, gathered), pane, user, windowEnd),
        change == null ? null : vector(stepBefore.active(before, pane, user, windowEnd)),
        stepAhead == null
            ? null
            : stepAhead.active(ahead(before, gathered), pane, user, windowEnd).profile());
  }

  /**
   * An idle user.
   *
   * @param before the profile, by the model before the window
   * @param gathered the profile that was gathered ahead; null for none
   */
  LookedAt idle(UserProfile before, UserProfile gathered, String user, long windowEnd) {
    UserWindow window = step.idle(goneOver(before, gathered), user, windowEnd);
    return new LookedAt(
        window,
        change == null ? null : vector(stepBefore.idle(before, user, windowEnd)),
        stepAhead == null || gathered == null || window.retired()
            ? null
            : stepAhead.idle(gathered, user, windowEnd).profile());
  }

  /** A profile by the model that scores, as of when it was last folded. */
  UserProfile goneOver(UserProfile before, UserProfile gathered) {
    if (change == null || before == null) {
      return before;
    }
    return changesIntoGathered && gathered != null ? gathered : before.migrated(change);
  }

  private UserProfile ahead(UserProfile before, UserProfile gathered) {
    if (gathered != null) {
      return gathered;
    }
    return before == null ? null : before.migrated(changeAhead);
  }

  private static FeatureVector vector(UserWindow window) {
    return new FeatureVector(window.values(), window.present());
  }
}
