package io.shoal.job.kafka;

import io.shoal.job.output.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Writes output records to one topic. The topic is known to the sink beforehand, which pooled names
 * of transactions need.
 */
final class TopicRecords
    implements KafkaRecordSerializationSchema<OutputRecord>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1;

  private final String topic;

  TopicRecords(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      OutputRecord record, KafkaSinkContext context, Long timestamp) {
    RecordHeaders headers = new RecordHeaders();
    record.headers().forEach((name, value) -> headers.add(name, utf8(value)));
    // The time of writing, not that of the event: else a replay of history is past its retention
    // when it is written, and deleted before anyone reads it.
    return new ProducerRecord<>(topic, null, null, utf8(record.key()), record.value(), headers);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic))));
  }
}
