package io.shoal.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.broker.LocalBroker;
import io.shoal.bundle.ModelAnnouncement;
import io.shoal.training.publish.ModelsTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTopicITCase {
  private static final ModelAnnouncement ANNOUNCEMENT =
      new ModelAnnouncement(
          "shop",
          3,
          "s3://models/shop/bundles/x",
          "a".repeat(64),
          Instant.parse("2026-02-01T00:00:00Z"),
          Instant.parse("2026-01-31T12:00:00Z"));

  @TempDir Path scratch;

  @Test
  void anAnnouncementIsReadAsItWasMadeAndSaidAgainIsTheSameRecord() throws Exception {
    try (LocalBroker broker = LocalBroker.start(scratch.resolve("kafka"))) {
      ModelsTopic topic = new ModelsTopic(broker.address(), ModelAnnouncement.TOPIC, Map.of());
      topic.create();
      topic.create();
      topic.announce(ANNOUNCEMENT);
      topic.announce(ANNOUNCEMENT);

      List<ConsumerRecord<String, String>> told = read(broker.address(), 2);

      assertThat(told).extracting(ConsumerRecord::key).containsOnly(ANNOUNCEMENT.key());
      assertThat(told)
          .extracting(record -> ModelAnnouncement.parse(record.value()))
          .containsOnly(ANNOUNCEMENT);
    }
  }

  @Test
  void aTopicThatIsNotThereIsNamed() throws Exception {
    try (LocalBroker broker = LocalBroker.start(scratch.resolve("kafka"))) {
      ModelsTopic topic = new ModelsTopic(broker.address(), "no.such.topic", Map.of());

      assertThatThrownBy(() -> topic.announce(ANNOUNCEMENT))
          .hasMessageContaining("cannot announce on no.such.topic of Kafka at " + broker.address());
    }
  }

  private static List<ConsumerRecord<String, String>> read(String brokers, int atLeast) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", brokers);
    settings.put("isolation.level", "read_committed");
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(ModelAnnouncement.TOPIC).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      assertThat(all).hasSize(1);
      consumer.assign(all);
      consumer.seekToBeginning(all);
      for (int i = 0; i < 100 && records.size() < atLeast; i++) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
