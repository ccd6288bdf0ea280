package io.shoal.drift;

import java.util.TreeMap;

/**
 * What one window says, by stream. A stream without a reading is not judged in this tick.
 *
 * @param windowEnd exclusive end of the window
 * @param readings by stream
 */
public record Tick(long windowEnd, TreeMap<StreamId, Reading> readings) {}
