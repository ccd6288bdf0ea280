package io.shoal.event;

import java.time.Duration;

/**
 * The event-time clock of one source partition, and the decision that it makes for every event: in
 * which window it counts, or that it is too late.
 *
 * <p>The window is that of max(event time, latest event time - bound). So it depends on the order
 * of the partition alone, and events that are out of order by no more than the bound keep their own
 * window whatever their order.
 */
public final class PartitionClock {
  /** Returned for an event that is too late. */
  public static final long LATE = Long.MIN_VALUE;

  private final long bound;
  private final long lateAfter;
  private final long window;
  private long latest = Long.MIN_VALUE;
  private boolean delayed;

  /**
   * @param bound how far events may be out of order without being delayed
   * @param lateAfter how far behind the clock an event is too late
   * @param windowMillis length of the scoring window
   */
  public PartitionClock(Duration bound, Duration lateAfter, long windowMillis) {
    this.bound = bound.toMillis();
    this.lateAfter = lateAfter.toMillis();
    this.window = windowMillis;
  }

  /** The exclusive end of the window in which an event of this time counts now, or LATE. */
  public long observe(long eventTime) {
    delayed = false;
    if (latest == Long.MIN_VALUE || eventTime > latest) {
      latest = eventTime;
      return endOf(eventTime);
    }
    if (eventTime < latest - lateAfter) {
      return LATE;
    }
    long own = endOf(eventTime);
    long counted = endOf(Math.max(eventTime, latest - bound));
    delayed = counted > own;
    return counted;
  }

  /** Whether the event observed last counts in a later window than its own. */
  public boolean delayed() {
    return delayed;
  }

  /** The latest event time seen, {@link Long#MIN_VALUE} before the first. */
  public long clock() {
    return latest;
  }

  /**
   * The exclusive end of the window in which the latest event time lies: that of a record without a
   * time of its own. {@link #LATE} before the first event.
   */
  public long window() {
    return latest == Long.MIN_VALUE ? LATE : endOf(latest);
  }

  /** Sets the clock to what {@link #clock} gave before a restart. */
  public void restore(long clock) {
    latest = clock;
  }

  private long endOf(long time) {
    return Math.floorDiv(time, window) * window + window;
  }
}
