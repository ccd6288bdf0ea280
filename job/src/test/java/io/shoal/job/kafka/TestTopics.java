package io.shoal.job.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What stands at both ends of the job in a test: who sends events, and who reads what it tells. */
public final class TestTopics {
  private final String brokers;
  private final String events;

  /**
   * @param events topic to send to
   */
  public TestTopics(String brokers, String events) {
    this.brokers = brokers;
    this.events = events;
  }

  /** A purchase, received when it was made. */
  public static byte[] purchase(String user, Instant at) {
    return event(user, "purchase", at);
  }

  /** An event of some type, worth as much as a purchase, received when it happened. */
  public static byte[] event(String user, String type, Instant at) {
    return utf8(
        String.format(
            "{\"eventId\":\"%s-%s\",\"userId\":\"%s\",\"type\":\"%s\",\"timestamp\":\"%s\","
                + "\"receivedAt\":\"%s\",\"properties\":{\"value\":12.5}}",
            user, at, user, type, at, at));
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Sends records, and returns when the broker has them all; throws where it refuses one. */
  public void send(List<byte[]> records) throws Exception {
    send(records, 0);
  }

  /**
   * @param partitions to which records are dealt by turns; 0 leaves it to the producer
   */
  public void send(List<byte[]> records, int partitions) throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", brokers);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < records.size(); i++) {
        Integer partition = partitions == 0 ? null : i % partitions;
        sent.add(producer.send(new ProducerRecord<>(events, partition, null, records.get(i))));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }
  }

  /** Sends one record with a key, which a compacted topic wants. */
  public void put(String key, byte[] record) throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", brokers);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(events, utf8(key), record)).get();
    }
  }

  /** What is committed in a topic by now. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", brokers);
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      for (int quiet = 0; quiet < 3; ) {
        int before = records.size();
        consumer.poll(Duration.ofMillis(300)).forEach(records::add);
        quiet = records.size() == before ? quiet + 1 : 0;
      }
    }
    return records;
  }

  /** The values in a topic by now, as text. */
  public List<String> lines(String topic) {
    return read(topic).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
