package io.shoal.job.kafka;

import io.shoal.job.output.OutputTopic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the job, looked at before it is submitted: what is missing is told, or created. */
public final class KafkaTopics implements AutoCloseable {
  private static final int SECONDS = 20;

  private final KafkaOptions options;
  private final Admin admin;

  public KafkaTopics(KafkaOptions options) {
    this.options = options;
    Properties properties = options.clientProperties();
    properties.put("bootstrap.servers", options.brokers());
    properties.put("default.api.timeout.ms", Integer.toString(SECONDS * 1_000));
    properties.put("request.timeout.ms", Integer.toString(SECONDS * 1_000 / 2));
    admin = Admin.create(properties);
  }

  /**
   * Requires that all topics are there.
   *
   * @throws IOException that names those that are not, or says that no broker answers
   */
  public void require() throws IOException, InterruptedException {
    Set<String> missing = missing();
    if (!missing.isEmpty()) {
      Set<String> compacted = compacted();
      compacted.retainAll(missing);
      throw new IOException(
          "these topics are not there: "
              + String.join(", ", missing)
              + ". Create them"
              + (compacted.isEmpty()
                  ? ""
                  : " (with cleanup.policy=compact: " + String.join(", ", compacted) + ")")
              + ", name others with --topic, --models-topic, --control-topic and --output, or let"
              + " --create-topics do it");
    }
  }

  /** Those of which the last word for each key counts. */
  private Set<String> compacted() {
    Set<String> names = new TreeSet<>(Set.of(options.models(), options.control()));
    options.outputs().entrySet().stream()
        .filter(output -> output.getKey() == OutputTopic.SEGMENTS)
        .forEach(output -> names.add(output.getValue()));
    return names;
  }

  /**
   * Creates the topics that are missing: what is ordered in one partition, and compacted where the
   * last word counts.
   */
  public void create(int partitions) throws IOException, InterruptedException {
    Map<String, OutputTopic> outputs = new HashMap<>();
    options.outputs().forEach((output, name) -> outputs.put(name, output));
    Set<String> compacted = compacted();
    List<NewTopic> topics = new ArrayList<>();
    for (String name : missing()) {
      OutputTopic output = outputs.get(name);
      boolean isHeard = name.equals(options.models()) || name.equals(options.control());
      boolean ordered = isHeard || (output != null && output.isOrdered());
      // The broker's own replication factor.
      NewTopic topic = new NewTopic(name, Optional.of(ordered ? 1 : partitions), Optional.empty());
      topics.add(
          compacted.contains(name)
              ? topic.configs(
                  Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
              : topic);
    }
    await(admin.createTopics(topics).all());
  }

  /** Partitions of all topics of events together. */
  public int eventPartitions() throws IOException, InterruptedException {
    return await(admin.describeTopics(options.topics()).allTopicNames()).values().stream()
        .mapToInt(topic -> topic.partitions().size())
        .sum();
  }

  private Set<String> missing() throws IOException, InterruptedException {
    Set<String> missing = new TreeSet<>(options.outputs().values());
    missing.addAll(options.topics());
    missing.add(options.models());
    missing.add(options.control());
    missing.removeAll(await(admin.listTopics().names()));
    return missing;
  }

  private <T> T await(org.apache.kafka.common.KafkaFuture<T> future)
      throws IOException, InterruptedException {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      throw new IOException(
          "Kafka at " + options.brokers() + " does not answer as it should: " + cause, cause);
    }
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
