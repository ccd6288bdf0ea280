package io.shoal.training.report;

import java.util.List;

/**
 * What a back-test tells of one segment and day: a line of {@code segments.jsonl}. Numbers that an
 * older run does not tell are NaN, its lists empty.
 *
 * @param windowEnd in milliseconds since the epoch
 * @param share of all users who have a segment
 * @param volatility adds and drops by size
 * @param exposures that have matured
 * @param low lower end of the 95 % interval of the conversion rate
 * @param high upper end of it
 * @param bornAt in milliseconds since the epoch; {@link #UNKNOWN} if it is not told
 * @param week a typical one
 */
record SegmentReport(
    long windowEnd,
    String id,
    String name,
    long size,
    double share,
    long adds,
    long drops,
    double volatility,
    long exposures,
    long converted,
    double rate,
    double low,
    double high,
    List<Trait> traits,
    String parent,
    List<String> absorbed,
    long bornAt,
    Week week,
    String modelVersion) {
  static final long UNKNOWN = Long.MIN_VALUE;

  /**
   * A feature that sets a segment apart.
   *
   * @param phrase what may be said of its users
   * @param isHigh or low
   * @param difference from all others, in standard deviations
   * @param lift how many times as often as all others its users are in the outer quarter
   */
  record Trait(String phrase, boolean isHigh, double difference, double lift) {
    static Trait of(RunLine feature) {
      String direction = feature.text("direction");
      return new Trait(
          feature.has("phrase")
              ? feature.text("phrase")
              : direction + " " + feature.text("feature"),
          direction.equals("high"),
          feature.number("difference"),
          feature.number("lift"));
    }
  }

  static SegmentReport of(RunLine line) {
    return new SegmentReport(
        line.time("windowEnd"),
        line.segment("segmentId"),
        line.text("name"),
        line.count("size"),
        line.number("share"),
        line.count("adds"),
        line.count("drops"),
        line.number("volatility"),
        line.count("exposures"),
        line.count("converted"),
        line.number("conversionRate"),
        line.number("conversionLow"),
        line.number("conversionHigh"),
        line.objects("features").stream().map(Trait::of).toList(),
        line.segment("parentId"),
        line.segments("absorbed"),
        line.has("bornAt") ? line.time("bornAt") : UNKNOWN,
        Week.of(new RunLine(line.json().path("week"))),
        line.text("modelVersion"));
  }

  boolean hasRate() {
    return exposures > 0 && Double.isFinite(rate);
  }

  boolean hasInterval() {
    return hasRate() && Double.isFinite(low) && Double.isFinite(high);
  }
}
