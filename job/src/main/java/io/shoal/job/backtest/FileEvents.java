package io.shoal.job.backtest;

import io.shoal.job.PipelineFlags;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.ingest.EventTimeStrategy;
import io.shoal.job.ingest.FileEventSource;
import io.shoal.job.ingest.ReplayOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Files of events, as a stream. */
public final class FileEvents {
  private FileEvents() {}

  /** The files merged into one partition, with the time that production has too. */
  public static DataStream<SourceRecord> read(
      StreamExecutionEnvironment environment, ReplayOptions replay, PipelineFlags flags) {
    return environment
        .fromSource(
            new FileEventSource(replay),
            EventTimeStrategy.of(flags.outOfOrderness(), flags.window()),
            "events",
            new CodecType<>(new SourceRecord.Form()))
        .uid("events")
        .setParallelism(1);
  }
}
