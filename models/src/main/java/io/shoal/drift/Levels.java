package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where streams have come to lie after a change that lasted: by how much, at each hour of the day,
 * from what the reference says. What is judged is then the rest.
 *
 * <p>A stream that comes back is judged by the reference again once it has been nearer to it than
 * to its new level for a while: else a source that had been silent for a week, came back and fell
 * silent again would not be missed.
 */
final class Levels {
  static final int HOURS = 24;

  private static final long HOUR = 3_600_000L;

  /** A level, and for how many readings in a row the reference has been nearer. */
  private static final class Level {
    final double[] offset;
    int back;

    Level(double[] offset) {
      this.offset = offset;
    }
  }

  private final TreeMap<StreamId, Level> byStream = new TreeMap<>();

  static int hour(long windowEnd) {
    return (int) Math.floorMod(Math.floorDiv(windowEnd - 1, HOUR), (long) HOURS);
  }

  boolean isEmpty() {
    return byStream.isEmpty();
  }

  /**
   * A tick as it is to be judged.
   *
   * @param calm readings in a row after which a stream has come back
   */
  Tick apply(Tick tick, DriftReference reference, int calm) {
    if (byStream.isEmpty()) {
      return tick;
    }
    TreeMap<StreamId, Reading> readings = new TreeMap<>(tick.readings());
    int hour = hour(tick.windowEnd());
    for (var entries = byStream.entrySet().iterator(); entries.hasNext(); ) {
      Map.Entry<StreamId, Level> entry = entries.next();
      Reading reading = readings.get(entry.getKey());
      StreamReference healthy = reference.byStream().get(entry.getKey());
      if (reading == null || healthy == null) {
        continue;
      }
      Level level = entry.getValue();
      double deviation = reading.statistic() - healthy.mean()[HourOfWeek.of(tick.windowEnd())];
      boolean isBack = Math.abs(deviation) < Math.abs(deviation - level.offset[hour]);
      level.back = isBack ? level.back + 1 : 0;
      if (level.back >= calm) {
        entries.remove();
      } else {
        readings.put(entry.getKey(), reading.minus(level.offset[hour]));
      }
    }
    return new Tick(tick.windowEnd(), readings);
  }

  /** Moves the level of a stream. */
  void move(StreamId stream, double[] by) {
    Level before = byStream.get(stream);
    double[] offset = by.clone();
    if (before != null) {
      for (int hour = 0; hour < HOURS; hour++) {
        offset[hour] += before.offset[hour];
      }
    }
    byStream.put(stream, new Level(offset));
  }

  void clear() {
    byStream.clear();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(byStream.size());
    for (Map.Entry<StreamId, Level> entry : byStream.entrySet()) {
      out.writeUTF(entry.getKey().toString());
      for (double offset : entry.getValue().offset) {
        out.writeDouble(offset);
      }
      out.writeInt(entry.getValue().back);
    }
  }

  void read(DataInput in) throws IOException {
    for (int i = in.readInt(); i > 0; i--) {
      StreamId stream = StreamId.parse(in.readUTF());
      double[] offset = new double[HOURS];
      for (int hour = 0; hour < HOURS; hour++) {
        offset[hour] = in.readDouble();
      }
      Level level = new Level(offset);
      level.back = in.readInt();
      byStream.put(stream, level);
    }
  }
}
