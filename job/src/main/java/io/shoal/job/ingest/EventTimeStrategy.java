package io.shoal.job.ingest;

import io.shoal.job.flow.SourceRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** How event time is read from source records: given to {@code fromSource}, never later. */
public final class EventTimeStrategy {
  private EventTimeStrategy() {}

  /**
   * @param bound how far events of one partition are out of order, at most, without being delayed
   * @param window the scoring window
   */
  public static WatermarkStrategy<SourceRecord> of(Duration bound, Duration window) {
    return WatermarkStrategy.<SourceRecord>forGenerator(
            context -> new WindowEndWatermarks(bound, window))
        .withTimestampAssigner((record, time) -> record.time());
  }
}
