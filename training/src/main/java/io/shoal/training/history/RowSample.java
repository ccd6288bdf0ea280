package io.shoal.training.history;

import io.shoal.event.UserHash;
import io.shoal.window.UserWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sample of history of bounded size: one row for a user and day, of the users with the least
 * hashes. The first stretch, in which profiles fill up, is left out.
 */
public final class RowSample implements HistoryReplay.Visitor {
  private static final long DAY = 86_400_000L;
  private static final long WARM_UP = 7 * DAY;

  private final int limit;
  private final PriorityQueue<TrainingRow> rows =
      new PriorityQueue<>(
          Comparator.<TrainingRow>comparingLong(row -> row.order() ^ Long.MIN_VALUE)
              .reversed()
              .thenComparing(TrainingRow::user));
  private final Map<String, Long> lastDay = new HashMap<>();
  private final Set<String> sources = new TreeSet<>();
  private long first = Long.MIN_VALUE;
  private long last = Long.MIN_VALUE;

  public RowSample(int limit) {
    this.limit = limit;
  }

  @Override
  public void user(UserWindow window) {
    if (first == Long.MIN_VALUE) {
      first = window.windowEnd();
    }
    sources.addAll(window.sources().keySet());
    last = window.windowEnd();
    long day = Math.floorDiv(window.windowEnd() - 1, DAY);
    if (window.events() == 0 || Long.valueOf(day).equals(lastDay.put(window.user(), day))) {
      return;
    }
    // Whole users: what a user's own noise is shows in rows of the same user.
    long order = UserHash.mix(UserHash.of(window.user()));
    rows.add(
        new TrainingRow(
            order, window.user(), window.windowEnd(), window.values(), window.present()));
    if (rows.size() > limit) {
      rows.poll();
    }
  }

  @Override
  public void windowEnd(long windowEnd) {
    // Rows are gathered user by user.
  }

  /** The rows after the warm-up, by time; all, where history is too short to leave any out. */
  public List<TrainingRow> rows() {
    List<TrainingRow> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingLong(TrainingRow::windowEnd).thenComparing(TrainingRow::user));
    if (last - first > 2 * WARM_UP) {
      sorted.removeIf(row -> row.windowEnd() < first + WARM_UP);
    }
    return sorted;
  }

  /** End of the first window of history, and of the last. */
  public long first() {
    return first;
  }

  public long last() {
    return last;
  }

  /** Every source that sent something. */
  public Set<String> sources() {
    return sources;
  }
}
