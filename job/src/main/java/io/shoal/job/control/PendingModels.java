package io.shoal.job.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The models that have been announced and do not score yet, each with the window at which it is
 * due: the first that ends after the announced time, or, where that is over, the next.
 */
final class PendingModels {
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
    long wanted = windowAfter(fetched.announcement().effectiveFrom().toEpochMilli(), window);
    long next = watermark == Long.MIN_VALUE ? wanted : windowAfter(watermark + 1, window);
    add(new PendingModel(Math.max(wanted, next), wanted < next, fetched));
  }

  void add(PendingModel model) {
    String key = model.fetched().announcement().key();
    pending.removeIf(other -> other.fetched().announcement().key().equals(key));
    pending.add(model);
  }

  /** Takes the models that are due up to a watermark, in the order in which they hold. */
  List<PendingModel> takeDue(long watermark) {
    List<PendingModel> due = new ArrayList<>();
    for (PendingModel model : pending) {
      if (model.windowEnd() - 1 <= watermark) {
        due.add(model);
      }
    }
    pending.removeAll(due);
    // The sort is stable: of two for one time the one that was announced last is last.
    due.sort(
        Comparator.comparingLong(PendingModel::windowEnd)
            .thenComparing(model -> model.fetched().announcement().effectiveFrom()));
    return due;
  }

  List<PendingModel> all() {
    return List.copyOf(pending);
  }
}
