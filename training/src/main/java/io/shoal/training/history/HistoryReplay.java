package io.shoal.training.history;

import io.shoal.event.CustomerEvent;
import io.shoal.event.ParsedEvent;
import io.shoal.event.PartitionClock;
import io.shoal.event.file.MergedEventFiles;
import io.shoal.window.Pane;
import io.shoal.window.ProfileStep;
import io.shoal.window.UserProfile;
import io.shoal.window.UserWindow;
import io.shoal.window.WindowOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * History, window by window, as the job would have seen it: the same clock, panes and profiles, in
 * one thread and without Flink.
 */
public final class HistoryReplay {
  /** How far events may be out of order: the job's default. */
  public static final Duration OUT_OF_ORDERNESS = Duration.ofMinutes(5);

  /** How late an event may be: the job's default. */
  public static final Duration LATE_AFTER = Duration.ofDays(7);

  private static final int PROGRESS_EVERY = 10_000;

  /** Receives the users of each window, then its end. */
  public interface Visitor {
    void user(UserWindow window);

    void windowEnd(long windowEnd);
  }

  private final HistoryFiles files;
  private final ProfileStep step;
  private final WindowOptions options;
  private final TreeMap<Long, TreeMap<String, Pane>> open = new TreeMap<>();
  private final Map<String, UserProfile> profiles = new HashMap<>();

  public HistoryReplay(HistoryFiles files, ProfileStep step, WindowOptions options) {
    this.files = files;
    this.step = step;
    this.options = options;
  }

  /**
   * Replays all of it.
   *
   * @param progress is told the number of records read
   * @return the number of events used
   */
  public long run(Visitor visitor, LongConsumer progress) throws IOException {
    PartitionClock clock =
        new PartitionClock(OUT_OF_ORDERNESS, LATE_AFTER, options.size().toMillis());
    long read = 0;
    long used = 0;
    try (MergedEventFiles events =
        new MergedEventFiles(files.paths(), files.options(), files.now())) {
      while (events.next()) {
        if (++read % PROGRESS_EVERY == 0) {
          progress.accept(read);
        }
        if (events.parsed() instanceof ParsedEvent.Usable usable && files.covers(usable.event())) {
          used += take(usable.event(), clock) ? 1 : 0;
          close(clock.clock() - OUT_OF_ORDERNESS.toMillis(), visitor);
        }
      }
    }
    close(Long.MAX_VALUE, visitor);
    progress.accept(read);
    return used;
  }

  private boolean take(CustomerEvent event, PartitionClock clock) {
    long windowEnd = clock.observe(event.time());
    if (windowEnd == PartitionClock.LATE) {
      return false;
    }
    open.computeIfAbsent(windowEnd, end -> new TreeMap<>())
        .computeIfAbsent(event.user(), user -> new Pane())
        .add(event);
    return true;
  }

  private void close(long before, Visitor visitor) {
    while (!open.isEmpty() && open.firstKey() <= before) {
      Map.Entry<Long, TreeMap<String, Pane>> window = open.pollFirstEntry();
      window
          .getValue()
          .forEach(
              (user, pane) -> {
                UserWindow closed = step.active(profiles.get(user), pane, user, window.getKey());
                profiles.put(user, closed.profile());
                visitor.user(closed);
              });
      visitor.windowEnd(window.getKey());
    }
  }
}
