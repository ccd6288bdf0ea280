package io.shoal.training.history;

import io.shoal.feature.FeaturePlan;
import io.shoal.featurelog.FeatureLog;
import io.shoal.scoring.Goal;
import io.shoal.window.WindowOptions;

/**
 * The rows to learn from: what a job has written with {@code --feature-log}.
 *
 * @param log where they lie
 * @param from windows that end at or before it are left out, in milliseconds since the epoch
 * @param until windows that end after it are left out
 * @param told is told, each time that all have been read, which could not be used
 */
public record LoggedRows(FeatureLog log, long from, long until, Told told)
    implements HistorySource {
  public LoggedRows {
    if (from >= until) {
      throw new IllegalArgumentException("--from must be earlier than --until");
    }
  }

  /** Hears what became of the rows. */
  public interface Told {
    /**
     * @param used rows of users with the features asked for
     * @param passedOver rows of users with other features
     */
    void rows(long used, long passedOver);
  }

  @Override
  public History history(FeaturePlan plan, Goal goal, WindowOptions windows) {
    String spec = plan.spec().hash();
    return (visitor, progress) -> {
      RowReplay replay = new RowReplay(visitor, spec, goal.events(), progress);
      log.read(from, until, replay);
      replay.end();
      told.rows(replay.used(), replay.passedOver());
      return replay.events();
    };
  }
}
