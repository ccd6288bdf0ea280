package io.shoal.job.scoring;

import io.shoal.job.flow.FeatureVector;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.scoring.ScoringModel;
import io.shoal.scoring.UserScore;
import java.util.ArrayList;
import java.util.List;

/** Users of one window who wait to be scored together, in the order in which they came. */
final class MicroBatch {
  private final List<FeatureWindow> windows = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  /** Whether a user belongs to the window of those who wait. */
  boolean takes(FeatureWindow window) {
    return windows.isEmpty() || windows.get(0).windowEnd() == window.windowEnd();
  }

  /**
   * @param time of the record that brought the user
   */
  void add(FeatureWindow window, long time) {
    windows.add(window);
    times.add(time);
  }

  boolean isEmpty() {
    return windows.isEmpty();
  }

  int size() {
    return windows.size();
  }

  /** Exclusive end of the window of all who wait; there must be one. */
  long windowEnd() {
    return windows.get(0).windowEnd();
  }

  FeatureWindow window(int i) {
    return windows.get(i);
  }

  long time(int i) {
    return times.get(i);
  }

  void clear() {
    windows.clear();
    times.clear();
  }

  /** What a model says of each. */
  List<UserScore> scoredBy(ScoringModel model) {
    return score(
        model,
        windows.stream()
            .map(window -> new FeatureVector(window.values(), window.present()))
            .toList());
  }

  /** What the model that hands over says of each, by the features that it knows. */
  List<UserScore> handedOverBy(ScoringModel model) {
    return score(model, windows.stream().map(MicroBatch::knownBefore).toList());
  }

  /** The features of a user that the model knows which hands over. */
  static FeatureVector knownBefore(FeatureWindow window) {
    return window.before() == null
        ? new FeatureVector(window.values(), window.present())
        : window.before();
  }

  private static List<UserScore> score(ScoringModel model, List<FeatureVector> features) {
    return model.score(
        features.stream().map(FeatureVector::values).toList(),
        features.stream().map(FeatureVector::present).toList());
  }
}
