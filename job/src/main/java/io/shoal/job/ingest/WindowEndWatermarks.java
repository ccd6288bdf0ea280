package io.shoal.job.ingest;

import io.shoal.job.flow.SourceRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Watermarks that step: one when the latest event time of a partition, less the bound, crosses the
 * end of a window, and none between. Everything downstream acts on window ends only.
 */
final class WindowEndWatermarks implements WatermarkGenerator<SourceRecord> {
  private final long bound;
  private final long window;
  private long latest = Long.MIN_VALUE;
  private long emitted = Long.MIN_VALUE;

  WindowEndWatermarks(Duration bound, Duration window) {
    this.bound = bound.toMillis();
    this.window = window.toMillis();
  }

  @Override
  public void onEvent(SourceRecord record, long time, WatermarkOutput output) {
    long eventTime = record.time();
    if (eventTime <= latest) {
      return;
    }
    latest = eventTime;
    long crossed = Math.floorDiv(latest - bound, window) * window;
    if (crossed > emitted) {
      emitted = crossed;
      output.emitWatermark(new Watermark(crossed - 1));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Watermarks follow events alone: the wall clock has no say.
  }
}
