package io.shoal.job.window;

import io.shoal.job.model.LoadedModel;
import io.shoal.window.EventTally;
import io.shoal.window.UserWindow;
import io.shoal.window.WindowSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The events of the windows that one watermark closes, added up over all shards of a subtask. Empty
 * between watermarks, so there is nothing to checkpoint.
 */
final class ClosingEvents {
  private final TreeMap<Long, Closing> open = new TreeMap<>();

  private record Closing(EventTally tally, int features) {}

  /**
   * Adds the events of a user.
   *
   * @param model that of the window
   */
  void add(UserWindow window, LoadedModel model) {
    if (window.idle()) {
      return;
    }
    open.computeIfAbsent(
            window.windowEnd(),
            end ->
                new Closing(
                    new EventTally(model.reference().vocabulary()),
                    model.scoring().plan().outputs()))
        .tally()
        .add(window);
  }

  /** Takes the totals of all windows, in order. */
  List<WindowSummary> take() {
    List<WindowSummary> summaries = new ArrayList<>();
    open.forEach(
        (end, closing) ->
            summaries.add(
                WindowSummary.ofEvents(end, closing.features(), closing.tally().totals())));
    open.clear();
    return summaries;
  }
}
