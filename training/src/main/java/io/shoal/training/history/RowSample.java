package io.shoal.training.history;

import io.shoal.event.CustomerEvent;
import io.shoal.event.UserHash;
import io.shoal.window.EventCensus;
import io.shoal.window.UserWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sample of history of bounded size: at most one active row for a user and day, and the idle
 * ones, of the users with the least hashes, each with what followed on it. The first stretch, in
 * which profiles fill up, is left out. Nothing is kept of users who are not in the sample.
 */
public final class RowSample implements History.Visitor {
  private static final long DAY = 86_400_000L;
  private static final long WARM_UP = 7 * DAY;

  private static final Comparator<TrainingRow> BY_TIME =
      Comparator.comparingLong(TrainingRow::windowEnd).thenComparing(TrainingRow::user);

  /** Whole users: what a user's own noise is shows in rows of the same user. */
  private static final Comparator<TrainingRow> LEAST_LAST =
      Comparator.<TrainingRow>comparingLong(row -> row.order() ^ Long.MIN_VALUE)
          .reversed()
          .thenComparing(TrainingRow::user)
          .thenComparingLong(TrainingRow::windowEnd);

  private final int limit;
  private final PriorityQueue<TrainingRow> rows = new PriorityQueue<>(LEAST_LAST);
  private final Map<String, Long> lastDay = new HashMap<>();
  private final Conversions conversions;
  private final Set<String> sources = new TreeSet<>();
  private long first = Long.MIN_VALUE;
  private long last = Long.MIN_VALUE;
  private long retained = Long.MIN_VALUE;
  private long greatest = -1;

  /**
   * @param limit rows at most
   * @param horizon of the goal
   */
  public RowSample(int limit, Duration horizon) {
    this.limit = limit;
    conversions = new Conversions(horizon);
  }

  @Override
  public boolean wants(String user) {
    return Long.compareUnsigned(order(user), greatest) <= 0;
  }

  @Override
  public void event(CustomerEvent event) {
    sources.add(event.source());
  }

  @Override
  public void events(EventCensus census) {
    sources.addAll(census.sources());
  }

  @Override
  public void user(UserWindow window) {
    String user = window.user();
    if (window.conversions() > 0) {
      conversions.add(user, window.windowEnd());
    }
    if (!window.idle() && (window.events() == 0 || hasRow(user, window.windowEnd()))) {
      return;
    }
    rows.add(
        new TrainingRow(
            order(user),
            user,
            window.windowEnd(),
            window.values(),
            window.present(),
            window.idle(),
            Outcome.UNKNOWN));
    if (rows.size() > limit) {
      rows.poll();
    }
  }

  @Override
  public void stranger(String user, long windowEnd, int conversions) {
    if (conversions > 0) {
      this.conversions.add(user, windowEnd);
    }
  }

  @Override
  public void unknown(long windowEnd) {
    if (first != Long.MIN_VALUE) {
      last = windowEnd;
      forget(windowEnd);
    }
  }

  private boolean hasRow(String user, long windowEnd) {
    long day = Math.floorDiv(windowEnd - 1, DAY);
    return Long.valueOf(day).equals(lastDay.put(user, day));
  }

  private static long order(String user) {
    return UserHash.mix(UserHash.of(user));
  }

  @Override
  public void windowEnd(long windowEnd) {
    if (first == Long.MIN_VALUE) {
      first = windowEnd;
      retained = windowEnd;
    }
    last = windowEnd;
    // Between windows only: so it does not matter in which order their users come.
    greatest = rows.size() < limit ? -1 : rows.peek().order();
    forget(windowEnd);
  }

  /** Forgets, once a day, who is not followed any more. */
  private void forget(long windowEnd) {
    if (windowEnd - retained >= DAY) {
      lastDay.keySet().removeIf(user -> !wants(user));
      conversions.retain(this::wants);
      retained = windowEnd;
    }
  }

  /**
   * The rows after the warm-up, by time, each with its outcome; all rows, where history is too
   * short to leave any out.
   */
  public List<TrainingRow> rows() {
    List<TrainingRow> sorted = new ArrayList<>();
    for (TrainingRow row : rows) {
      if (last - first <= 2 * WARM_UP || row.windowEnd() >= first + WARM_UP) {
        sorted.add(row.with(conversions.after(row.user(), row.windowEnd(), last)));
      }
    }
    sorted.sort(BY_TIME);
    return sorted;
  }

  /** Of the same, so many at most: those of the users with the least hashes. */
  public List<TrainingRow> rows(int most) {
    return rows().stream().sorted(LEAST_LAST.reversed()).limit(most).sorted(BY_TIME).toList();
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
