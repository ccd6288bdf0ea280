package io.shoal.job.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A topic of announcements, as a stream of JSON. */
public final class KafkaAnnouncements {
  private KafkaAnnouncements() {}

  /**
   * Reads the topic from its beginning: it is compacted, and what is over is told to be late.
   *
   * @param topic of announcements
   * @param name of the source: its uid
   */
  public static DataStream<String> read(
      StreamExecutionEnvironment environment, KafkaOptions options, String topic, String name) {
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setProperties(options.clientProperties())
            .setBootstrapServers(options.brokers())
            .setTopics(topic)
            .setGroupId(options.group())
            .setClientIdPrefix(options.group() + "-" + name)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setProperty("isolation.level", "read_committed")
            .setDeserializer(new Text())
            .build();
    WatermarkStrategy<String> noEventTime =
        WatermarkStrategy.forGenerator(context -> new Timeless());
    return environment.fromSource(source, noEventTime, name).uid(name).setParallelism(1);
  }

  /** Announcements have no event time: they never hold the events back. */
  private static final class Timeless implements WatermarkGenerator<String> {
    @Override
    public void onEvent(String event, long time, WatermarkOutput output) {
      output.emitWatermark(Watermark.MAX_WATERMARK);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(Watermark.MAX_WATERMARK);
    }
  }

  /** A record as text; a null value, which ends a key of a compacted topic, is nothing. */
  private static final class Text implements KafkaRecordDeserializationSchema<String> {
    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<String> out) {
      if (record.value() != null) {
        out.collect(new String(record.value(), StandardCharsets.UTF_8));
      }
    }

    @Override
    public TypeInformation<String> getProducedType() {
      return Types.STRING;
    }
  }
}
