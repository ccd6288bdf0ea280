package io.shoal.featurelog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;

/** The directories of a log: one for each UTC day in which windows lie. */
public final class LogDay {
  private static final String PREFIX = "day=";
  private static final long DAY = Duration.ofDays(1).toMillis();

  private LogDay() {}

  /** Name of the directory of a window, such as {@code day=2026-01-05}. */
  public static String directory(long windowEnd) {
    return PREFIX + LocalDate.ofEpochDay(Math.floorDiv(windowEnd - 1, DAY));
  }

  /** When the day of a directory begins, in milliseconds since the epoch; -1 of any other. */
  static long begin(String directory) {
    if (!directory.startsWith(PREFIX)) {
      return -1;
    }
    try {
      return LocalDate.parse(directory.substring(PREFIX.length())).toEpochDay() * DAY;
    } catch (DateTimeException e) {
      return -1;
    }
  }

  /** Whether a window of a day may end after one time, and at or before another. */
  static boolean overlaps(long begin, long after, long until) {
    return begin + DAY > after && begin < until;
  }
}
