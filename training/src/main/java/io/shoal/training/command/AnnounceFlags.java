package io.shoal.training.command;

import io.shoal.bundle.ModelAnnouncement;
import io.shoal.training.publish.ModelRegistry;
import io.shoal.training.publish.ModelsTopic;
import io.shoal.training.publish.RegistryVersion;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The options by which a new champion is announced to the jobs that run. */
final class AnnounceFlags {
  @Option(
      names = "--effective-from",
      paramLabel = "TIME",
      description =
          "event time from which it is to score (ISO-8601); too late for a window, the next is"
              + " (now)")
  private Instant effectiveFrom;

  @Option(
      names = "--brokers",
      paramLabel = "HOST:PORT",
      description = "of Kafka, several by commas, to announce it to the jobs that run")
  private String brokers;

  @Option(
      names = "--models-topic",
      paramLabel = "TOPIC",
      defaultValue = ModelAnnouncement.TOPIC,
      description = "topic of announcements (${DEFAULT-VALUE})")
  private String topic;

  @Option(
      names = "--kafka",
      paramLabel = "KEY=VALUE",
      description = "setting of the Kafka clients; repeatable")
  private Map<String, String> kafka = Map.of();

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      description = "file of such settings; the place for secrets")
  private Path kafkaProperties;

  @Option(
      names = "--create-topic",
      description = "create the topic of announcements where it is missing")
  private boolean createTopic;

  @Option(
      names = "--announcements",
      paramLabel = "FILE",
      description = "add the announcement to a file, as backtest --announcements reads it")
  private Path file;

  @Option(names = "--json", description = "print the announcement as JSON")
  private boolean json;

  /** What the command prints. */
  Outcome outcome() {
    return new Outcome(json);
  }

  /** Announces a champion wherever it was asked for. */
  ModelAnnouncement announce(ModelRegistry registry, String name, RegistryVersion champion)
      throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ModelAnnouncement announcement =
        new ModelAnnouncement(
            name,
            champion.version(),
            registry.uri(champion),
            champion.checksum(),
            effectiveFrom == null ? now : effectiveFrom,
            now);
    if (file != null) {
      Files.writeString(
          file, announcement.toJson() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    if (brokers != null) {
      tell(announcement);
    }
    return announcement;
  }

  private void tell(ModelAnnouncement announcement) throws IOException {
    ModelsTopic models = new ModelsTopic(brokers, topic, clientSettings());
    try {
      if (createTopic) {
        models.create();
      }
      models.announce(announcement);
    } catch (IOException e) {
      throw new IOException(
          "version "
              + announcement.version()
              + " is champion, but the jobs that run may not know: "
              + e.getMessage()
              + "; then tell them with the command announce",
          e);
    }
  }

  private Map<String, String> clientSettings() throws IOException {
    Map<String, String> settings = new HashMap<>();
    if (kafkaProperties != null) {
      Properties properties = new Properties();
      try (Reader text = Files.newBufferedReader(kafkaProperties)) {
        properties.load(text);
      }
      properties.stringPropertyNames().forEach(k -> settings.put(k, properties.getProperty(k)));
    }
    settings.putAll(kafka);
    return settings;
  }
}
