package io.shoal.job.window;

import io.shoal.featurelog.LogRow;
import io.shoal.featurelog.UserRow;
import io.shoal.featurelog.WindowRow;
import io.shoal.job.model.LoadedModel;
import io.shoal.window.EventCensus;
import io.shoal.window.UserWindow;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes rows of users, and one of what the events of each window looked like. Empty between
 * watermarks, so there is nothing to checkpoint.
 */
final class RowLog implements WindowLog {
  private final Output<?> output;
  private final TreeMap<Long, EventCensus> open = new TreeMap<>();

  RowLog(Output<?> output) {
    this.output = output;
  }

  @Override
  public void add(UserWindow window, LoadedModel model) {
    emit(UserRow.of(window, model.specHash(), model.scoring().version()));
    if (!window.idle()) {
      open.computeIfAbsent(window.windowEnd(), end -> new EventCensus()).add(window);
    }
  }

  @Override
  public void end() {
    open.forEach((end, census) -> emit(new WindowRow(end, 0, census)));
    open.clear();
  }

  private void emit(LogRow row) {
    output.collect(UserWindows.ROWS, new StreamRecord<>(row, row.windowEnd() - 1));
  }
}
