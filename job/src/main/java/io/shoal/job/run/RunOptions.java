package io.shoal.job.run;

import io.shoal.bundle.ModelAnnouncement;
import io.shoal.job.kafka.KafkaClientFlags;
import io.shoal.job.kafka.KafkaOptions;
import io.shoal.job.kafka.KafkaOptions.Start;
import io.shoal.job.output.OutputTopic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which the job meets Kafka. */
final class RunOptions {
  @Mixin private KafkaClientFlags client = new KafkaClientFlags();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      required = true,
      arity = "1..*",
      description = "topics of events")
  private List<String> topics;

  @Option(
      names = "--models-topic",
      paramLabel = "TOPIC",
      defaultValue = ModelAnnouncement.TOPIC,
      description = "topic of announced models (${DEFAULT-VALUE})")
  private String models;

  @Option(
      names = "--control-topic",
      paramLabel = "TOPIC",
      defaultValue = "private.shoal.control.v1",
      description = "topic of quiet windows and other announcements (${DEFAULT-VALUE})")
  private String control;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = "shoal",
      description = "consumer group and prefix of transactions (${DEFAULT-VALUE})")
  private String group;

  @Option(
      names = "--start",
      paramLabel = "WHERE",
      defaultValue = "EARLIEST",
      description = "where to begin without a checkpoint: EARLIEST or LATEST (${DEFAULT-VALUE})")
  private Start start;

  @Option(
      names = "--output",
      paramLabel = "NAME=TOPIC",
      description = "another name for an output topic, such as segments=my.topic; repeatable")
  private Map<String, String> outputs = Map.of();

  @Option(
      names = "--transaction-timeout",
      paramLabel = "DURATION",
      defaultValue = "PT15M",
      description = "at most the broker's transaction.max.timeout.ms (${DEFAULT-VALUE})")
  private Duration transactionTimeout;

  /**
   * @throws IllegalArgumentException that names the option and what it may be
   */
  KafkaOptions kafka() throws IOException {
    return new KafkaOptions(
        client.brokers(),
        topics,
        models,
        control,
        outputNames(),
        group,
        client.settings(),
        start,
        transactionTimeout);
  }

  private Map<OutputTopic, String> outputNames() {
    Map<OutputTopic, String> names = KafkaOptions.defaultOutputs();
    outputs.forEach((output, topic) -> names.put(output(output), topic));
    return names;
  }

  private static OutputTopic output(String name) {
    for (OutputTopic topic : OutputTopic.values()) {
      if (topic.isTold() && flagOf(topic).equals(name)) {
        return topic;
      }
    }
    String known =
        KafkaOptions.defaultOutputs().keySet().stream()
            .map(RunOptions::flagOf)
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "--output " + name + "=...: there is no such output; there are " + known);
  }

  private static String flagOf(OutputTopic topic) {
    return topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
