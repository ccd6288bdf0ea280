package io.shoal.training.autoencoder;

import io.shoal.event.UserHash;
import io.shoal.training.history.TrainingRow;
import java.time.Duration;
import java.util.List;

/**
 * Which rows teach, which stop training, and which calibrate propensities.
 *
 * <p>Where history is long enough, by time: the newest fifth of the rows whose outcome is known is
 * not learnt from, nor are outcomes that reach into it (a gap of one horizon), nor is what is newer
 * still and has no outcome. Half of the users of the newest part stop, the other half calibrate.
 *
 * <p>Where it is not, less than three horizons, a gap would leave nothing. The newest fifth of all
 * rows then stops reconstruction, and the head is taught, stopped and calibrated by different
 * users.
 *
 * <p>One user in ten is never learnt from, to know what the network does to strangers.
 */
final class RowSplit {
  private static final double NEWEST = 0.2;
  private static final int BUCKETS = 10;

  /** Buckets of users who stop a head that is split by users; strangers are the first. */
  private static final int STOPPING = 3;

  /** What a row is for. */
  enum Use {
    TEACH,
    STOP,
    CALIBRATE,
    NOTHING
  }

  private final boolean byTime;
  private final long newest;
  private final long lastTaught;

  /**
   * @param rows by time
   */
  RowSplit(List<TrainingRow> rows, Duration horizon) {
    long[] known =
        rows.stream()
            .filter(row -> row.outcome().isKnown())
            .mapToLong(TrainingRow::windowEnd)
            .toArray();
    long span = known.length == 0 ? 0 : known[known.length - 1] - known[0];
    byTime = span >= 3 * horizon.toMillis();
    if (byTime) {
      newest = known[known.length - 1] - (long) (span * NEWEST);
      lastTaught = newest - horizon.toMillis();
    } else {
      newest = rows.isEmpty() ? 0 : rows.get((int) (rows.size() * (1 - NEWEST))).windowEnd();
      lastTaught = Long.MAX_VALUE;
    }
  }

  /** Whether a user is a stranger to the network. */
  static boolean isStranger(String user) {
    return bucket(user) == 0;
  }

  private static long bucket(String user) {
    return Long.remainderUnsigned(UserHash.mix(~UserHash.of(user)), BUCKETS);
  }

  boolean byTime() {
    return byTime;
  }

  /** What the decoder does with a row. */
  Use rebuilding(TrainingRow row) {
    if (row.idle() || isStranger(row.user())) {
      return Use.NOTHING;
    }
    return row.windowEnd() < newest ? Use.TEACH : Use.STOP;
  }

  /** What the conversion head does with a row. */
  Use judging(TrainingRow row) {
    long bucket = bucket(row.user());
    if (!row.outcome().isKnown()) {
      return Use.NOTHING;
    }
    if (!byTime) {
      return bucket == 0 ? Use.CALIBRATE : bucket < STOPPING ? Use.STOP : Use.TEACH;
    }
    if (row.windowEnd() >= newest) {
      return bucket < BUCKETS / 2 ? Use.CALIBRATE : Use.STOP;
    }
    return row.windowEnd() <= lastTaught && bucket != 0 ? Use.TEACH : Use.NOTHING;
  }
}
