package io.shoal.job.kafka;

import io.shoal.job.flow.SourceRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The topics of events, as a stream. */
public final class KafkaEvents {
  private KafkaEvents() {}

  /**
   * @param parallelism of the source, at most the number of partitions: readers without one would
   *     hold the watermark back
   * @param mapping text of the mapping file; null for the known shapes
   */
  public static DataStream<SourceRecord> read(
      StreamExecutionEnvironment environment,
      KafkaOptions options,
      int parallelism,
      WatermarkStrategy<SourceRecord> time,
      String mapping) {
    OffsetsInitializer start =
        options.start() == KafkaOptions.Start.EARLIEST
            ? OffsetsInitializer.earliest()
            : OffsetsInitializer.latest();
    KafkaSource<SourceRecord> source =
        KafkaSource.<SourceRecord>builder()
            .setProperties(options.clientProperties())
            .setBootstrapServers(options.brokers())
            .setTopics(options.topics())
            .setGroupId(options.group())
            .setClientIdPrefix(options.group())
            .setStartingOffsets(start)
            // Transactions of those who write events with them are to be read whole or not at all.
            .setProperty("isolation.level", "read_committed")
            .setDeserializer(new EventRecords(mapping))
            .build();
    return environment.fromSource(source, time, "events").uid("events").setParallelism(parallelism);
  }
}
