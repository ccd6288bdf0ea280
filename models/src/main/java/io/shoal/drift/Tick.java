package io.shoal.drift;

import java.util.TreeMap;

/**
 * The statistics of one window, by stream. A stream without a statistic is not judged in this tick.
 *
 * @param windowEnd exclusive end of the window
 * @param statistics by stream: {@code volume/SOURCE}, users active through a source; {@code
 *     reconstruction-error}, its mean over active users; {@code conversion}, goal events for each
 *     active user
 */
public record Tick(long windowEnd, TreeMap<String, Double> statistics) {
  static final String VOLUME = "volume/";
  static final String ERROR = "reconstruction-error";
  static final String CONVERSION = "conversion";
}
