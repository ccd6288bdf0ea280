package io.shoal.job.featurelog;

import io.shoal.featurelog.FeatureLog;
import io.shoal.featurelog.LogRow;
import io.shoal.featurelog.WindowRow;
import io.shoal.job.flow.CodecType;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;

/**
 * Writes the log of features, exactly once: a file is there when the checkpoint is complete with
 * which it ended, and at the end of bounded input.
 */
public final class FeatureLogSink {
  private final String uri;

  /**
   * @param uri directory of the log, on any file system that Flink reaches
   */
  public FeatureLogSink(String uri) {
    this.uri = uri;
  }

  /**
   * Attaches the sink.
   *
   * @param rows of users and windows, in the chain of what makes them
   * @param deadCounts how many records could not be used, by window: summaries in their codec's
   *     bytes
   */
  public void write(DataStream<LogRow> rows, DataStream<byte[]> deadCounts) {
    write(rows, "feature-log");
    write(
        deadCounts
            .map(FeatureLogSink::dead)
            .returns(new CodecType<>(new LogRowForm()))
            .name("dead-rows")
            .uid("dead-rows"),
        "feature-log-dead");
  }

  private void write(DataStream<LogRow> rows, String name) {
    rows.sinkTo(
            FileSink.forBulkFormat(FeatureLog.absolute(uri), new RowWriters())
                .withBucketAssigner(new DayBuckets())
                .withOutputFileConfig(
                    OutputFileConfig.builder()
                        .withPartPrefix(name)
                        .withPartSuffix(".parquet")
                        .build())
                .build())
        .name(name)
        .uid(name);
  }

  private static LogRow dead(byte[] counted) {
    WindowSummary summary = SummaryCodec.decode(counted);
    return WindowRow.ofDead(summary.windowEnd(), summary.ticks().events().dead());
  }
}
