package io.shoal.job.kafka;

import io.shoal.event.EventMapping;
import io.shoal.event.EventOptions;
import io.shoal.event.EventParser;
import io.shoal.event.ParsedEvent;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.SourceRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the records of the topics of events. What cannot be used is a record too, with its reason:
 * it never stops the source, and never moves its clock.
 */
final class EventRecords implements KafkaRecordDeserializationSchema<SourceRecord> {
  private static final long serialVersionUID = 1;
  private static final byte[] NOTHING = {};

  private final String mapping;

  private transient EventParser parser;

  /**
   * @param mapping text of the mapping file; null for the known shapes
   */
  EventRecords(String mapping) {
    this.mapping = mapping;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    EventMapping parsed = mapping == null ? null : EventMapping.parse(mapping);
    parser = new EventParser(EventOptions.defaults().withMapping(parsed));
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SourceRecord> out) {
    byte[] value = record.value() == null ? NOTHING : record.value();
    ParsedEvent parsed = parser.parse(value, 0, value.length, record.timestamp());
    out.collect(
        new SourceRecord(
            record.topic() + "-" + record.partition(),
            parsed,
            parsed instanceof ParsedEvent.Unusable ? value : null));
  }

  @Override
  public TypeInformation<SourceRecord> getProducedType() {
    return new CodecType<>(new SourceRecord.Form());
  }
}
