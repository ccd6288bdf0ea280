package io.shoal.training.simulate;

import java.time.LocalDate;

/** Times as {@link java.time.Instant#toString} writes them, with the day of the last one kept. */
final class IsoTime {
  private long day = Long.MIN_VALUE;
  private String date = "";

  /** Appends a time, in milliseconds since 1970. */
  void append(StringBuilder text, long millis) {
    long of = Math.floorDiv(millis, Population.DAY);
    if (of != day) {
      day = of;
      date = LocalDate.ofEpochDay(of).toString();
    }
    int rest = (int) (millis - of * Population.DAY);
    text.append(date).append('T');
    two(text, rest / 3_600_000);
    text.append(':');
    two(text, rest / 60_000 % 60);
    text.append(':');
    two(text, rest / 1_000 % 60);
    int fraction = rest % 1_000;
    if (fraction > 0) {
      text.append('.').append((char) ('0' + fraction / 100));
      two(text, fraction % 100);
    }
    text.append('Z');
  }

  private static void two(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
