package io.shoal.job.control;

import io.shoal.job.flow.ModelActivation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The models that have been announced and do not score yet, each with the window at which it is
 * due: the first that ends after the announced time, or, where that is over, the next; of a record
 * of what a job decided, the window that it decided on.
 */
final class PendingModels {
  private static final Comparator<PendingModel> BY_TIME =
      Comparator.comparing(model -> model.announcement().effectiveFrom());

  private final long window;
  private final List<PendingModel> pending = new ArrayList<>();

  PendingModels(long windowMillis) {
    this.window = windowMillis;
  }

  /** End of the first window that ends after a time. */
  static long windowAfter(long time, long window) {
    return Math.floorDiv(time, window) * window + window;
  }

  /**
   * Takes in an announced model; a later word for the same event time takes the place of the
   * earlier one.
   *
   * @param watermark up to which windows are over
   */
  void add(FetchedModel fetched, long watermark) {
    var decided = fetched.announcement().decided();
    long wanted =
        decided == null
            ? windowAfter(fetched.announcement().effectiveFrom().toEpochMilli(), window)
            : decided.windowEnd().toEpochMilli();
    long next = watermark == Long.MIN_VALUE ? wanted : windowAfter(watermark + 1, window);
    long due = Math.max(wanted, next);
    add(new PendingModel(due, due, wanted < next, fetched));
  }

  void add(PendingModel model) {
    String key = model.announcement().key();
    pending.removeIf(other -> other.announcement().key().equals(key));
    pending.add(model);
  }

  /** Puts a model off to the window after the one at which it was due. */
  void putOff(PendingModel model) {
    pending.add(model.until(model.windowEnd() + window));
  }

  /** End of the first window at which a model is due, up to a watermark. */
  OptionalLong nextDue(long watermark) {
    return pending.stream()
        .mapToLong(PendingModel::windowEnd)
        .filter(windowEnd -> windowEnd - 1 <= watermark)
        .min();
  }

  /** Takes the models that are due at a window, in the order in which they hold. */
  List<PendingModel> takeDue(long windowEnd) {
    // The sort is stable: of two for one time the one that was announced last is last.
    return take(pending.stream().filter(model -> model.windowEnd() == windowEnd).toList());
  }

  /** Takes the models that wait, and that were announced for no later time than another. */
  List<PendingModel> takeWaiting(Instant effectiveFrom) {
    return take(
        pending.stream()
            .filter(model -> model.hasWaited())
            .filter(model -> !model.announcement().effectiveFrom().isAfter(effectiveFrom))
            .toList());
  }

  private List<PendingModel> take(List<PendingModel> models) {
    pending.removeAll(models);
    return models.stream().sorted(BY_TIME).toList();
  }

  /** The first due of those that compute other features than a model does. */
  Optional<PendingModel> firstOfOtherFeatures(ModelActivation active) {
    return pending.stream()
        .filter(model -> !model.fetched().model().hasFeaturesOf(active))
        .min(Comparator.comparingLong(PendingModel::windowEnd).thenComparing(BY_TIME));
  }

  List<PendingModel> all() {
    return List.copyOf(pending);
  }
}
