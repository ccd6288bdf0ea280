package io.shoal.job.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The options by which any client of Kafka finds it, and is let in. */
public final class KafkaClientFlags {
  @Option(
      names = "--brokers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "of Kafka, several by commas")
  private String brokers;

  @Option(
      names = "--kafka",
      paramLabel = "KEY=VALUE",
      description = "setting of all Kafka clients; repeatable")
  private Map<String, String> kafka = Map.of();

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      description = "file of such settings; the place for secrets")
  private Path kafkaProperties;

  public String brokers() {
    return brokers;
  }

  /**
   * Settings of all clients, without the brokers.
   *
   * @throws IOException that names the option, where the file cannot be read
   */
  public Map<String, String> settings() throws IOException {
    Map<String, String> settings = new HashMap<>();
    if (kafkaProperties != null) {
      if (!Files.isReadable(kafkaProperties)) {
        throw new IOException("cannot read --kafka-properties " + kafkaProperties);
      }
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
