package io.shoal.alertmanager;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The alerts topic, read from its beginning: no offsets are kept, since all that is known is in the
 * topic, and a few records a month are read in no time.
 */
final class AlertTopic implements AutoCloseable {
  /** Sees an alert, with the time at which it was written. */
  interface Reader {
    void read(DriftEvent event, Instant written);
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> endAtStart;

  /**
   * @throws IOException if there is no such topic
   */
  AlertTopic(String brokers, String topic, Map<String, String> settings) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.put("bootstrap.servers", brokers);
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<PartitionInfo> partitions = consumer.partitionsFor(topic);
    if (partitions == null || partitions.isEmpty()) {
      consumer.close();
      throw new IOException("there is no topic " + topic + " at " + brokers);
    }
    consumer.assign(
        partitions.stream().map(info -> new TopicPartition(topic, info.partition())).toList());
    consumer.seekToBeginning(consumer.assignment());
    endAtStart = consumer.endOffsets(consumer.assignment());
  }

  /** Whether all is read that was there when reading began. */
  boolean isCaughtUp() {
    return endAtStart.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  void poll(Duration wait, Reader reader) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
      if (record.value() == null) {
        continue;
      }
      try {
        reader.read(DriftEvent.parse(record.value()), Instant.ofEpochMilli(record.timestamp()));
      } catch (IllegalArgumentException e) {
        System.err.println("shoal: left out, at offset " + record.offset() + ": " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
