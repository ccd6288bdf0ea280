package io.shoal.training.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers and times are written. What is unknown is a dash. */
public final class Figures {
  public static final String NONE = "–";

  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter DATE = format("d MMM uuuu");
  private static final DateTimeFormatter MINUTE = format("d MMM uuuu, HH:mm");

  private Figures() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** A whole number, in groups of three digits. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A number of things, in the singular if there is one. */
  public static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /** A share as 24.8 %. */
  public static String percent(double share) {
    return decimal(share * 100, 1) + (Double.isFinite(share) ? " %" : "");
  }

  public static String decimal(double number, int places) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%." + places + "f", number) : NONE;
  }

  /** A length or place in a drawing, to a tenth. */
  public static String px(double length) {
    long tenths = Math.round(length * 10);
    String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
    return tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths) % 10;
  }

  static String day(long time) {
    return DAY.format(Instant.ofEpochMilli(time));
  }

  public static String date(long time) {
    return DATE.format(Instant.ofEpochMilli(time));
  }

  static String minute(long time) {
    return MINUTE.format(Instant.ofEpochMilli(time));
  }
}
