package io.shoal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What an event may be like.
 *
 * @param futureTolerance how far event time may lie after receipt
 * @param maxBytes size of a record at most
 * @param earliest event times before it are faults of a clock
 * @param mapping how to read objects of another shape; null for the known shapes
 */
public record EventOptions(
    Duration futureTolerance, int maxBytes, Instant earliest, EventMapping mapping) {

  public EventOptions {
    Objects.requireNonNull(futureTolerance, "futureTolerance");
    Objects.requireNonNull(earliest, "earliest");
    if (maxBytes <= 0) {
      throw new IllegalArgumentException("maxBytes must be positive: " + maxBytes);
    }
  }

  /** Ten minutes, one mebibyte, the year 2000, the known shapes. */
  public static EventOptions defaults() {
    return new EventOptions(
        Duration.ofMinutes(10), 1 << 20, Instant.parse("2000-01-01T00:00:00Z"), null);
  }

  /** The same, with a mapping; null for the known shapes. */
  public EventOptions withMapping(EventMapping newMapping) {
    return new EventOptions(futureTolerance, maxBytes, earliest, newMapping);
  }
}
