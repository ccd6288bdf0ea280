package io.shoal.training.publish;

import io.shoal.bundle.ModelAnnouncement;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topic on which models are announced. An announcement is written once however often the
 * network fails (idempotent producer, all replicas), and said again it is the same record under the
 * same key.
 */
public final class ModelsTopic {
  private static final int SECONDS = 30;

  private final String brokers;
  private final String topic;
  private final Map<String, String> client;

  /**
   * @param brokers {@code host:port}, separated by commas
   * @param client settings of the Kafka clients: security
   */
  public ModelsTopic(String brokers, String topic, Map<String, String> client) {
    this.brokers = brokers;
    this.topic = topic;
    this.client = Map.copyOf(client);
  }

  /** Creates the topic where it is missing: one partition, for order, and compacted. */
  public void create() throws IOException {
    try (Admin admin = Admin.create(settings())) {
      NewTopic models =
          new NewTopic(topic, Optional.of(1), Optional.empty())
              .configs(
                  Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
      KafkaFuture<Void> created = admin.createTopics(java.util.List.of(models)).all();
      created.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw fault(e.getCause());
      }
    } catch (TimeoutException e) {
      throw fault(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fault(e);
    }
  }

  /**
   * Announces a model, and returns when all replicas have it.
   *
   * @throws IOException where that cannot be said; the model is then announced or not, and may be
   *     announced again
   */
  public void announce(ModelAnnouncement announcement) throws IOException {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(topic, 0, announcement.key(), announcement.toJson()))
          .get(SECONDS, TimeUnit.SECONDS);
      producer.close(Duration.ofSeconds(SECONDS));
    } catch (ExecutionException e) {
      throw fault(e.getCause());
    } catch (TimeoutException e) {
      throw fault(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fault(e);
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.put("bootstrap.servers", brokers);
    settings.put("enable.idempotence", "true");
    settings.put("acks", "all");
    settings.put("max.block.ms", Integer.toString(SECONDS * 1_000));
    settings.put("request.timeout.ms", "10000");
    settings.put("delivery.timeout.ms", Integer.toString(SECONDS * 1_000));
    settings.put("default.api.timeout.ms", Integer.toString(SECONDS * 1_000));
    return settings;
  }

  private IOException fault(Throwable cause) {
    return new IOException(
        "cannot announce on " + topic + " of Kafka at " + brokers + ": " + cause.getMessage(),
        cause);
  }
}
