package io.shoal.job.window;

import io.shoal.featurelog.LogRow;
import io.shoal.featurelog.UserRow;
import io.shoal.featurelog.WindowRow;
import io.shoal.job.model.LoadedModel;
import io.shoal.window.EventCensus;
import io.shoal.window.UserWindow;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes rows of users, and, after those of a window, one of what its events looked like. Windows
 * end in order, so rows are in the order of windows. Empty between watermarks, so there is nothing
 * to checkpoint.
 */
final class RowLog implements WindowLog {
  private final Output<?> output;
  private EventCensus census = new EventCensus();
  private long windowEnd = Long.MIN_VALUE;

  RowLog(Output<?> output) {
    this.output = output;
  }

  @Override
  public void add(UserWindow window, LoadedModel model) {
    if (window.windowEnd() != windowEnd) {
      end();
      windowEnd = window.windowEnd();
    }
    emit(UserRow.of(window, model.specHash(), model.scoring().version()));
    census.add(window);
  }

  @Override
  public void end() {
    if (!census.isEmpty()) {
      emit(new WindowRow(windowEnd, 0, census));
      census = new EventCensus();
    }
  }

  private void emit(LogRow row) {
    output.collect(UserWindows.ROWS, new StreamRecord<>(row, row.windowEnd() - 1));
  }
}
