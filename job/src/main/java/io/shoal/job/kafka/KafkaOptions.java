package io.shoal.job.kafka;

import io.shoal.job.output.OutputTopic;
import java.io.Serializable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Where the job meets Kafka.
 *
 * @param brokers {@code host:port}, separated by commas
 * @param topics topics of events
 * @param models topic of announced models
 * @param control topic of what operators announce
 * @param outputs names of the topics to write to
 * @param group consumer group, under which progress can be watched; also the prefix of transactions
 * @param client settings of all Kafka clients: security
 * @param start where to begin without a checkpoint
 * @param transactionTimeout within the broker's {@code transaction.max.timeout.ms}, and longer than
 *     the longest checkpoint and outage
 */
public record KafkaOptions(
    String brokers,
    List<String> topics,
    String models,
    String control,
    Map<OutputTopic, String> outputs,
    String group,
    Map<String, String> client,
    Start start,
    Duration transactionTimeout)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Where reading begins. */
  public enum Start {
    EARLIEST,
    LATEST
  }

  public KafkaOptions {
    Objects.requireNonNull(start, "start");
    if (brokers == null || !brokers.matches("[^\\s,:]+:\\d+(,[^\\s,:]+:\\d+)*")) {
      throw new IllegalArgumentException(
          "--brokers must be host:port, separated by commas, not '" + brokers + "'");
    }
    topics = List.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("--topic names at least one topic of events");
    }
    if (models == null || models.isBlank()) {
      throw new IllegalArgumentException("--models-topic names the topic of announced models");
    }
    if (control == null || control.isBlank()) {
      throw new IllegalArgumentException("--control-topic names the topic of announcements");
    }
    outputs = new EnumMap<>(outputs);
    client = Map.copyOf(client);
    if (transactionTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "--transaction-timeout must be at least PT1S, not " + transactionTimeout);
    }
  }

  /** The default names of the topics that others are told by. */
  public static Map<OutputTopic, String> defaultOutputs() {
    Map<OutputTopic, String> names = new EnumMap<>(OutputTopic.class);
    for (OutputTopic topic : OutputTopic.values()) {
      if (topic.isTold()) {
        names.put(topic, topic.topic());
      }
    }
    return names;
  }

  Properties clientProperties() {
    Properties properties = new Properties();
    properties.putAll(client);
    return properties;
  }
}
