package io.shoal.featurelog;

import io.shoal.window.EventCensus;

/**
 * What a part of the job knows of a window beside its users. A window may have several, which add
 * up.
 *
 * @param windowEnd exclusive end of the window, in milliseconds since the epoch
 * @param dead records that could not be used
 * @param events what its events looked like
 */
public record WindowRow(long windowEnd, long dead, EventCensus events) implements LogRow {
  /** What a partition that was idle has of dead letters comes late. */
  @Override
  public boolean mayBeLate() {
    return events.isEmpty();
  }

  /** Of a window of which nothing is known but its dead letters. */
  public static WindowRow ofDead(long windowEnd, long dead) {
    return new WindowRow(windowEnd, dead, new EventCensus());
  }
}
