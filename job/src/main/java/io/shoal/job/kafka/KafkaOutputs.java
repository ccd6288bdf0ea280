package io.shoal.job.kafka;

import io.shoal.job.output.OutputRecord;
import io.shoal.job.output.OutputTopic;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/**
 * Writes what the job tells to its topics, exactly once: what is read with {@code read_committed}
 * is there once, whatever failed.
 */
public final class KafkaOutputs {
  private KafkaOutputs() {}

  public static void write(Map<OutputTopic, DataStream<OutputRecord>> told, KafkaOptions options) {
    told.forEach(
        (topic, records) -> {
          String name = options.outputs().get(topic);
          DataStreamSink<OutputRecord> sink =
              records.sinkTo(sink(name, options)).name(name).uid("sink-" + topic.file());
          if (topic.isOrdered()) {
            sink.setParallelism(1);
          }
        });
  }

  private static KafkaSink<OutputRecord> sink(String topic, KafkaOptions options) {
    return KafkaSink.<OutputRecord>builder()
        .setKafkaProducerConfig(options.clientProperties())
        .setBootstrapServers(options.brokers())
        .setProperty(
            "transaction.timeout.ms", Long.toString(options.transactionTimeout().toMillis()))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        // Pooled names: a fixed number of them, however often the job restarts.
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .setTransactionalIdPrefix(options.group() + "-" + topic)
        .setRecordSerializer(new TopicRecords(topic))
        .build();
  }
}
