package io.shoal.training.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
   * @param strength difference from all others, without its sign, in standard deviations
   * @param lift how many times as often as all others its users are in the outer quarter
   */
  record Trait(String phrase, double strength, double lift) {
    static Trait of(RunLine feature) {
      return new Trait(
          feature.text("phrase"), Math.abs(feature.number("difference")), feature.number("lift"));
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
        traits(line),
        line.segment("parentId"),
        line.segments("absorbed"),
        line.has("bornAt") ? line.time("bornAt") : UNKNOWN,
        Week.of(new RunLine(line.json().path("week"))),
        line.text("modelVersion"));
  }

  /** The strongest first; where two features say the same, once. */
  private static List<Trait> traits(RunLine line) {
    Set<String> said = new HashSet<>();
    return line.objects("features").stream()
        .map(Trait::of)
        .filter(trait -> !trait.phrase.isEmpty() && said.add(trait.phrase))
        .toList();
  }

  boolean hasRate() {
    return exposures > 0 && Double.isFinite(rate);
  }

  boolean hasInterval() {
    return hasRate() && Double.isFinite(low) && Double.isFinite(high);
  }
}
