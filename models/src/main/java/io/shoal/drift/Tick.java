package io.shoal.drift;

import java.util.Set;
import java.util.TreeMap;

/**
 * What one window says, by stream. A stream without a reading is not judged in this tick.
 *
 * @param windowEnd exclusive end of the window
 * @param readings by stream
 * @param settled streams that are measured from where a lasting change has left them, not from the
 *     reference
 */
public record Tick(long windowEnd, TreeMap<StreamId, Reading> readings, Set<StreamId> settled) {
  /** A tick in which every stream is measured from the reference. */
  public Tick(long windowEnd, TreeMap<StreamId, Reading> readings) {
    this(windowEnd, readings, Set.of());
  }
}
