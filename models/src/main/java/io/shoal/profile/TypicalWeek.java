package io.shoal.profile;

import java.util.Map;

/**
 * A week as the members of a segment usually spend it.
 *
 * @param events mean events by member and week; NaN without members
 * @param conversions mean goal events by member and week; NaN without members
 * @param blocks of {@value #BLOCKS} blocks of six hours, from Monday 00:00 UTC, the share of the
 *     week's events; all zero without events
 */
public record TypicalWeek(double events, double conversions, double[] blocks) {
  static final int BLOCKS = 28;

  private static final int DAYS = 7;

  /** The first Monday, in days since the epoch, which was a Thursday. */
  private static final int MONDAY = 4;

  /**
   * The mean of some days. A day of the week that has come up more often than another weighs no
   * more.
   */
  static TypicalWeek of(Map<Long, SegmentDay> days) {
    long events = 0;
    long conversions = 0;
    long memberDays = 0;
    long[][] byQuarter = new long[DAYS][SegmentDay.QUARTERS];
    int[] seen = new int[DAYS];
    for (Map.Entry<Long, SegmentDay> entry : days.entrySet()) {
      SegmentDay day = entry.getValue();
      int weekday = (int) Math.floorMod(entry.getKey() - MONDAY, (long) DAYS);
      events += day.totals().events();
      conversions += day.totals().conversions();
      memberDays += day.size();
      seen[weekday]++;
      for (int quarter = 0; quarter < SegmentDay.QUARTERS; quarter++) {
        byQuarter[weekday][quarter] += day.quarters()[quarter];
      }
    }
    double[] blocks = new double[BLOCKS];
    double sum = 0;
    for (int block = 0; block < BLOCKS; block++) {
      int weekday = block / SegmentDay.QUARTERS;
      long inBlock = byQuarter[weekday][block % SegmentDay.QUARTERS];
      blocks[block] = seen[weekday] == 0 ? 0 : (double) inBlock / seen[weekday];
      sum += blocks[block];
    }
    for (int block = 0; block < BLOCKS && sum > 0; block++) {
      blocks[block] /= sum;
    }
    return new TypicalWeek(weekly(events, memberDays), weekly(conversions, memberDays), blocks);
  }

  private static double weekly(long events, long memberDays) {
    return memberDays == 0 ? Double.NaN : (double) DAYS * events / memberDays;
  }
}
