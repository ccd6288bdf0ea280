package io.shoal.training.history;

import io.shoal.event.EventMapping;
import io.shoal.event.EventOptions;
import io.shoal.event.file.MergedEventFiles;
import io.shoal.feature.FeaturePlan;
import io.shoal.scoring.Goal;
import io.shoal.window.ProfileStep;
import io.shoal.window.WindowOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The events to learn from.
 *
 * @param paths files, each in arrival order
 * @param from events before it are left out, in milliseconds since the epoch
 * @param until events from it on are left out
 * @param now when records were received that do not say so
 * @param mapping how to read rows of another shape; null for the known shapes
 */
public record HistoryFiles(List<Path> paths, long from, long until, long now, EventMapping mapping)
    implements HistorySource {
  public HistoryFiles {
    paths = List.copyOf(paths);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("training needs at least one file: --events FILE");
    }
    if (from >= until) {
      throw new IllegalArgumentException("--from must be earlier than --until");
    }
  }

  @Override
  public History history(FeaturePlan plan, Goal goal, WindowOptions windows) {
    // Each replay has profiles of its own.
    return (visitor, progress) ->
        new HistoryReplay(this, new ProfileStep(plan, windows, goal.events()), windows)
            .run(visitor, progress);
  }

  /**
   * Requires that the files can be read.
   *
   * @throws IOException that names the first that cannot be
   */
  public void requireReadable() throws IOException {
    MergedEventFiles.requireReadable(paths, options());
  }

  EventOptions options() {
    return EventOptions.defaults().withMapping(mapping);
  }

  boolean covers(long time) {
    return time >= from && time < until;
  }
}
