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
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * History, window by window, as the job would have seen it: the same clock, panes and profiles, in
 * one thread and without Flink.
 */
public final class HistoryReplay implements History {
  /** How far events may be out of order: the job's default. */
  public static final Duration OUT_OF_ORDERNESS = Duration.ofMinutes(5);

  /** How late an event may be: the job's default. */
  public static final Duration LATE_AFTER = Duration.ofDays(7);

  private static final int PROGRESS_EVERY = 10_000;

  /** In windows: a day of those of 15 minutes. */
  private static final int FORGET_EVERY = 96;

  private final HistoryFiles files;
  private final ProfileStep step;
  private final WindowOptions options;
  private final TreeMap<Long, TreeMap<String, Pane>> open = new TreeMap<>();
  private final Map<String, UserProfile> profiles = new HashMap<>();
  private final TreeMap<Long, TreeSet<String>> rungs = new TreeMap<>();
  private final Map<String, Long> due = new HashMap<>();
  private long closed;

  public HistoryReplay(HistoryFiles files, ProfileStep step, WindowOptions options) {
    this.files = files;
    this.step = step;
    this.options = options;
  }

  @Override
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
        if (!files.covers(events.time())) {
          continue;
        }
        if (events.parsed() instanceof ParsedEvent.Usable usable) {
          used += take(usable.event(), clock, visitor) ? 1 : 0;
          close(clock.clock() - OUT_OF_ORDERNESS.toMillis(), visitor);
        } else if (clock.window() != PartitionClock.LATE) {
          visitor.dead(clock.window(), 1);
        }
      }
    }
    close(open.isEmpty() ? Long.MIN_VALUE : open.lastKey(), visitor);
    progress.accept(read);
    return used;
  }

  private boolean take(CustomerEvent event, PartitionClock clock, Visitor visitor) {
    long windowEnd = clock.observe(event.time());
    if (windowEnd == PartitionClock.LATE) {
      return false;
    }
    visitor.event(event);
    TreeMap<String, Pane> window = open.computeIfAbsent(windowEnd, end -> new TreeMap<>());
    if (visitor.wants(event.user())) {
      window.computeIfAbsent(event.user(), user -> new Pane()).add(event);
    }
    return true;
  }

  private void close(long before, Visitor visitor) {
    long next = next();
    while (next <= before) {
      TreeMap<String, Pane> panes = open.remove(next);
      TreeSet<String> idle = rungs.remove(next);
      TreeSet<String> users = new TreeSet<>();
      if (panes != null) {
        users.addAll(panes.keySet());
      }
      if (idle != null) {
        users.addAll(idle);
      }
      for (String user : users) {
        if (visitor.wants(user)) {
          user(user, panes == null ? null : panes.get(user), next, visitor);
        } else {
          forget(user);
        }
      }
      if (panes != null) {
        visitor.windowEnd(next);
        if (++closed % FORGET_EVERY == 0) {
          profiles.keySet().stream()
              .filter(user -> !visitor.wants(user))
              .toList()
              .forEach(this::forget);
        }
      }
      next = next();
    }
  }

  private long next() {
    long window = open.isEmpty() ? Long.MAX_VALUE : open.firstKey();
    return rungs.isEmpty() ? window : Math.min(window, rungs.firstKey());
  }

  private void user(String user, Pane pane, long windowEnd, Visitor visitor) {
    UserProfile before = profiles.get(user);
    UserWindow window =
        pane == null
            ? step.idle(before, user, windowEnd)
            : step.active(before, pane, user, windowEnd);
    visitor.user(window);
    forget(user);
    if (!window.retired()) {
      profiles.put(user, window.profile());
      long rung = step.nextRung(window.profile(), windowEnd);
      if (rung != Long.MAX_VALUE) {
        due.put(user, rung);
        rungs.computeIfAbsent(rung, end -> new TreeSet<>()).add(user);
      }
    }
  }

  private void forget(String user) {
    profiles.remove(user);
    Long rung = due.remove(user);
    if (rung != null) {
      TreeSet<String> users = rungs.get(rung);
      if (users != null && users.remove(user) && users.isEmpty()) {
        rungs.remove(rung);
      }
    }
  }
}
