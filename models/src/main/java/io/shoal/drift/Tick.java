package io.shoal.drift;

import io.shoal.window.WindowSummary;
import java.util.Set;
import java.util.TreeMap;

/**
 * The statistics of one window, by stream. A stream without a statistic is not judged in this tick.
 *
 * @param windowEnd exclusive end of the window
 * @param statistics by stream: {@code volume/SOURCE}, events of a source; {@code
 *     reconstruction-error}, its mean over active users; {@code conversion}, goal events for each
 *     active user
 */
public record Tick(long windowEnd, TreeMap<String, Double> statistics) {
  static final String VOLUME = "volume/";
  static final String ERROR = "reconstruction-error";
  static final String CONVERSION = "conversion";

  /** Users below which a mean over them says nothing. */
  private static final int LEAST_USERS = 20;

  /**
   * Reads the statistics off a window's summary.
   *
   * @param known sources that are expected: one that is silent has a volume of zero
   */
  public static Tick of(WindowSummary summary, Set<String> known) {
    TreeMap<String, Double> statistics = new TreeMap<>();
    for (String source : known) {
      statistics.put(VOLUME + source, 0.0);
    }
    summary.sources().forEach((source, n) -> statistics.put(VOLUME + source, (double) n));
    if (summary.users() >= LEAST_USERS) {
      statistics.put(ERROR, summary.meanError());
      statistics.put(CONVERSION, (double) summary.conversions() / summary.users());
    }
    return new Tick(summary.windowEnd(), statistics);
  }
}
