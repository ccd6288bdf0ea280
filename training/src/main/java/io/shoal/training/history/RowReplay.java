package io.shoal.training.history;

import io.shoal.event.UserHash;
import io.shoal.featurelog.FeatureLog;
import io.shoal.featurelog.LogRow;
import io.shoal.featurelog.UserRow;
import io.shoal.featurelog.WindowRow;
import io.shoal.window.EventCensus;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Turns the rows of a log into what a replay of the events would have shown: users of each window,
 * then its end. Windows that another model scored, by other features, are passed over but for their
 * conversions.
 */
final class RowReplay implements FeatureLog.Visitor {
  private static final int PROGRESS_EVERY = 10_000;

  /** One user in so many is looked at for rows that are there twice. */
  private static final int CHECKED = 16;

  private final History.Visitor visitor;
  private final String spec;
  private final Set<String> goalEvents;
  private final LongConsumer progress;
  private final Set<Long> seen = new HashSet<>();
  private final Set<String> otherSpecs = new TreeSet<>();
  private EventCensus census = new EventCensus();
  private long window = Long.MIN_VALUE;
  private long dead;
  private boolean isOther;
  private long read;
  private long used;
  private long passedOver;
  private long events;

  /**
   * @param spec hash of the specification of the features that count
   * @param goalEvents names of the events that convert
   * @param progress is told the number of rows read
   */
  RowReplay(History.Visitor visitor, String spec, Set<String> goalEvents, LongConsumer progress) {
    this.visitor = visitor;
    this.spec = spec;
    this.goalEvents = goalEvents;
    this.progress = progress;
  }

  @Override
  public void row(LogRow row, long end) throws IOException {
    if (++read % PROGRESS_EVERY == 0) {
      progress.accept(read);
    }
    if (end != window) {
      close();
      window = end;
    }
    if (row instanceof UserRow user) {
      user(user);
    } else {
      WindowRow known = (WindowRow) row;
      census.add(known.events());
      dead += known.dead();
    }
  }

  private void user(UserRow row) throws IOException {
    requireOnce(row);
    boolean isOfSpec = row.featureSpec().equals(spec);
    isOther |= !isOfSpec && !row.idle();
    if (isOfSpec) {
      used++;
    } else {
      passedOver++;
      otherSpecs.add(row.featureSpec());
    }
    if (!visitor.wants(row.user())) {
      return;
    }
    if (isOfSpec) {
      visitor.user(row.window(goalEvents));
    } else {
      visitor.stranger(row.user(), row.windowEnd(), row.conversions(goalEvents));
    }
  }

  private void requireOnce(UserRow row) throws IOException {
    long hash = UserHash.of(row.user());
    if (Long.remainderUnsigned(UserHash.mix(hash), CHECKED) == 0 && !seen.add(hash)) {
      throw new IOException(
          "the feature log has user "
              + row.user()
              + " twice in the window that ends at "
              + Instant.ofEpochMilli(row.windowEnd())
              + ": more than one job has written to it, or one from its beginning again; train"
              + " from one job's rows, or, with --from and --until, from a time that was written"
              + " once");
    }
  }

  /** Ends the window, if events came in it. */
  private void close() {
    seen.clear();
    if (dead > 0) {
      visitor.dead(window, dead);
    }
    if (!census.isEmpty()) {
      if (isOther) {
        visitor.unknown(window);
      } else {
        events += census.arrivals();
        visitor.events(census);
        visitor.windowEnd(window);
      }
    }
    census = new EventCensus();
    dead = 0;
    isOther = false;
  }

  /**
   * Ends the last window.
   *
   * @throws IOException where no row has the features asked for
   */
  void end() throws IOException {
    close();
    progress.accept(read);
    if (used == 0) {
      throw new IOException(
          "none of the "
              + passedOver
              + " rows of users has the features of --base (specification "
              + spec.substring(0, 12)
              + "); they have "
              + otherSpecs
              + ": give as --base a bundle that the job ran with at the time, or train from events");
    }
  }

  long used() {
    return used;
  }

  long passedOver() {
    return passedOver;
  }

  /** Events of the windows that could be used, copies among them. */
  long events() {
    return events;
  }
}
