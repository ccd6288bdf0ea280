package io.shoal.drift;

import java.util.List;

/**
 * What one tick says about all streams.
 *
 * @param windowEnd exclusive end of the tick's window
 * @param streams every stream of the reference, in the order of their names
 * @param sum of the weighted evidence of all streams
 * @param threshold at which the sum raises an alarm: ticks to one false alarm, or more where replay
 *     of the reference said so
 */
public record Verdict(long windowEnd, List<StreamVerdict> streams, double sum, double threshold) {
  public Verdict {
    streams = List.copyOf(streams);
  }

  public boolean isAlarm() {
    return sum >= threshold;
  }
}
