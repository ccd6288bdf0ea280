package io.shoal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.job.output.OutputTopic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Shows in the terminal what the job tells its consumers, as one of them. */
final class Console implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TOPICS =
      List.of(
          OutputTopic.SEGMENTS.topic(),
          OutputTopic.SEGMENT_LIFECYCLE.topic(),
          OutputTopic.DRIFT_ALERTS.topic(),
          OutputTopic.DEAD_LETTERS.topic(),
          OutputTopic.MEMBERSHIP_CHANGES.topic());

  private final Thread reader = new Thread(this::read, "console");
  private final Properties settings = new Properties();

  /** In the order of their birth. */
  private final Map<String, JsonNode> segments =
      new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(String::compareTo));

  private final List<String> alerts = new ArrayList<>();
  private volatile boolean closed;
  private Instant day = Instant.EPOCH;
  private long changes;
  private long dead;

  Console(String brokers) {
    settings.put("bootstrap.servers", brokers);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
  }

  void start() {
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : TOPICS) {
        consumer
            .partitionsFor(topic)
            .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closed) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          take(record);
        }
      }
    } catch (IOException e) {
      System.err.println("shoal: what the job told is not JSON: " + e.getMessage());
    }
  }

  private synchronized void take(ConsumerRecord<String, byte[]> record) throws IOException {
    if (record.topic().equals(OutputTopic.DEAD_LETTERS.topic())) {
      dead++;
    } else if (record.topic().equals(OutputTopic.MEMBERSHIP_CHANGES.topic())) {
      changes++;
    } else if (record.value() == null) {
      segments.remove(record.key());
    } else if (record.topic().equals(OutputTopic.DRIFT_ALERTS.topic())) {
      alert(JSON.readTree(record.value()).path("data"));
    } else if (record.topic().equals(OutputTopic.SEGMENT_LIFECYCLE.topic())) {
      turn(JSON.readTree(record.value()));
    } else {
      segment(record.key(), JSON.readTree(record.value()));
    }
    notifyAll();
  }

  private void segment(String id, JsonNode segment) {
    Instant told = Instant.parse(segment.path("windowEnd").asText());
    if (told.isAfter(day)) {
      day = told;
      Demo.say(
          "\n%s, midnight: size, share that converted in a day (95%% interval), name",
          told.toString().substring(0, 10));
    }
    segments.put(id, segment);
    Demo.say("%s", line(id, segment));
  }

  private static String line(String id, JsonNode segment) {
    return String.format(
        Locale.ROOT,
        "SEGMENT %-4s %5d %15s  %s",
        id,
        segment.path("size").asLong(),
        conversion(segment),
        segment.path("name").asText());
  }

  private static String conversion(JsonNode segment) {
    if (!segment.path("conversionRate").isNumber()) {
      return "-";
    }
    return String.format(
        Locale.ROOT,
        "%.1f%% (%.0f-%.0f%%)",
        100 * segment.path("conversionRate").asDouble(),
        100 * segment.path("conversionLow").asDouble(),
        100 * segment.path("conversionHigh").asDouble());
  }

  private static void turn(JsonNode turn) {
    String event = turn.path("event").asText();
    String other = turn.path("otherSegmentId").asText();
    String what =
        switch (event) {
          case "split" -> "split off from " + other;
          case "merged" -> "merged into " + other;
          default -> event;
        };
    Demo.say(
        "%s  segment %s %s",
        turn.path("windowEnd").asText(), turn.path("segmentId").asText(), what);
  }

  private void alert(JsonNode alert) {
    String status = alert.path("status").asText();
    String what =
        status.equals("resolved")
            ? alert.path("kind").asText() + " " + alert.path("subject").asText()
            : alert.path("cause").asText();
    String text =
        String.format(
            Locale.ROOT,
            "ALERT %s, %s: %s  (%s; what to do: %s)",
            status,
            alert.path(status.equals("resolved") ? "reason" : "severity").asText(),
            what,
            alert.path("windowEnd").asText(),
            alert.path("runbook").asText());
    alerts.add(text);
    Demo.say("%s", text);
  }

  /** Waits until the segments at a midnight have been told; false if they are not in time. */
  boolean awaitDay(Instant midnight, Duration atMost) throws InterruptedException {
    boolean told = awaitFirstOf(midnight, atMost);
    // What belongs to the same midnight is in the same transaction, and here in a moment.
    Thread.sleep(1_000);
    return told;
  }

  private synchronized boolean awaitFirstOf(Instant midnight, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (day.isBefore(midnight)) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized void summary(long sent) {
    Demo.say(
        "\nThat was the replay: %,d records sent, %,d of them unusable and kept as dead letters;",
        sent, dead);
    Demo.say(
        "%,d times a customer changed segment. Segments now (- where it is too early to tell):",
        changes);
    segments.forEach((id, segment) -> Demo.say("%s", line(id, segment)));
    Demo.say("Alerts:");
    alerts.forEach(alert -> Demo.say("%s", alert));
    if (alerts.isEmpty()) {
      Demo.say("none");
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
