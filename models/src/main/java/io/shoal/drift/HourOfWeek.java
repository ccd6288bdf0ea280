package io.shoal.drift;

/** Cells of the week: 168 hours, beginning on Monday, in UTC. */
public final class HourOfWeek {
  public static final int CELLS = 168;

  private static final long HOUR = 3_600_000L;
  private static final long FIRST_MONDAY = 4 * 24 * HOUR;

  private HourOfWeek() {}

  /** The cell of a window, by its end. */
  public static int of(long windowEnd) {
    return (int) Math.floorMod(Math.floorDiv(windowEnd - 1 - FIRST_MONDAY, HOUR), (long) CELLS);
  }
}
