package io.shoal.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times as clients write them: ISO-8601 with an offset, with {@code Z}, or without a zone (then
 * UTC), a date alone, or a number of seconds or milliseconds since the epoch.
 */
final class Timestamps {
  /** A number below it counts seconds: as milliseconds it would lie in January 1970. */
  private static final double SECONDS_BELOW = 1e11;

  private static final long DAY = 86_400_000L;

  private Timestamps() {}

  /** Milliseconds since the epoch. */
  static long ofNumber(double number) {
    return (long) (Math.abs(number) < SECONDS_BELOW ? number * 1000 : number);
  }

  /**
   * Milliseconds since the epoch.
   *
   * @throws DateTimeException for anything else
   */
  static long ofText(String text) {
    String trimmed = text.trim();
    long usual = usualForm(trimmed);
    if (usual != Long.MIN_VALUE) {
      return usual;
    }
    if (!trimmed.isEmpty() && trimmed.chars().allMatch(Character::isDigit)) {
      return ofNumber(Double.parseDouble(trimmed));
    }
    String iso = trimmed.replace(' ', 'T');
    if (iso.length() == 10) {
      return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
    if (iso.endsWith("Z")) {
      return Instant.parse(iso).toEpochMilli();
    }
    boolean hasOffset = iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 9;
    return hasOffset
        ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** {@code yyyy-MM-ddTHH:mm:ss[.SSS]Z} without an object; the minimum for anything else. */
  private static long usualForm(String s) {
    int length = s.length();
    boolean shape =
        (length == 20 || (length == 24 && s.charAt(19) == '.'))
            && s.charAt(length - 1) == 'Z'
            && s.charAt(4) == '-'
            && s.charAt(7) == '-'
            && s.charAt(10) == 'T'
            && s.charAt(13) == ':'
            && s.charAt(16) == ':';
    if (!shape) {
      return Long.MIN_VALUE;
    }
    int year = digits(s, 0, 4);
    int month = digits(s, 5, 7);
    int day = digits(s, 8, 10);
    int hour = digits(s, 11, 13);
    int minute = digits(s, 14, 16);
    int second = digits(s, 17, 19);
    int milli = length == 24 ? digits(s, 20, 23) : 0;
    boolean plain =
        year >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= 28
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60
            && milli >= 0;
    if (!plain) {
      return Long.MIN_VALUE;
    }
    return days(year, month, day) * DAY + ((hour * 60L + minute) * 60 + second) * 1000 + milli;
  }

  /** Days since the epoch (Hinnant, "chrono-compatible low-level date algorithms", 2013). */
  private static long days(int year, int month, int day) {
    long y = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }

  private static int digits(String s, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = s.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
