package io.shoal.training.report;

import java.util.Comparator;
import java.util.regex.Pattern;

/** The order of segment ids: that of birth, {@code s2} before {@code s10}; others come last. */
final class SegmentIds {
  private static final Pattern NUMBERED = Pattern.compile("s[1-9][0-9]{0,17}");

  static final Comparator<String> ORDER =
      Comparator.comparingLong(SegmentIds::number).thenComparing(Comparator.naturalOrder());

  private SegmentIds() {}

  private static long number(String id) {
    return NUMBERED.matcher(id).matches() ? Long.parseLong(id.substring(1)) : Long.MAX_VALUE;
  }
}
