package io.shoal.demo;

import io.shoal.event.CustomerEvent;
import io.shoal.event.EventOptions;
import io.shoal.event.ParsedEvent;
import io.shoal.event.file.MergedEventFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a log of events to Kafka: what is past at once, then the live part at its pace. */
final class Replay {
  private final String brokers;
  private final Instant live;
  private final Instant end;
  private final double speed;
  private long sent;

  /**
   * @param live what was received before it is sent at once
   * @param end what is received from it on is not sent
   * @param daySeconds how long a day takes
   */
  Replay(String brokers, Instant live, Instant end, int daySeconds) {
    this.brokers = brokers;
    this.live = live;
    this.end = end;
    this.speed = Duration.ofDays(1).toSeconds() / (double) daySeconds;
  }

  /** Events sent so far. */
  long sent() {
    return sent;
  }

  void run(Path log) throws IOException, InterruptedException {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", brokers);
    settings.put("linger.ms", "5");
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        MergedEventFiles files =
            new MergedEventFiles(
                List.of(log), EventOptions.defaults(), System.currentTimeMillis())) {
      long began = 0;
      while (files.next()) {
        byte[] key = null;
        if (files.parsed() instanceof ParsedEvent.Usable usable) {
          CustomerEvent event = usable.event();
          key = event.user().getBytes(StandardCharsets.UTF_8);
          if (event.received() >= end.toEpochMilli()) {
            break;
          }
          if (event.received() >= live.toEpochMilli()) {
            began = began == 0 ? System.nanoTime() : began;
            waitFor(event.received(), began);
          }
        }
        send(producer, new ProducerRecord<>(Demo.EVENTS, key, files.raw()));
      }
      closeWindows(producer);
    }
  }

  private void waitFor(long received, long began) throws InterruptedException {
    double due = (received - live.toEpochMilli()) / speed;
    double passed = (System.nanoTime() - began) / 1e6;
    if (due > passed) {
      Thread.sleep((long) (due - passed));
    }
  }

  /**
   * A live stream goes on; this one ends, and its last windows with it: a last beat closes them.
   */
  private void closeWindows(KafkaProducer<byte[], byte[]> producer) {
    int partitions = producer.partitionsFor(Demo.EVENTS).size();
    String time = end.plus(Duration.ofHours(1)).toString();
    for (int partition = 0; partition < partitions; partition++) {
      String beat =
          String.format(
              "{\"eventId\":\"beat-%d\",\"userId\":\"demo-clock-%d\",\"type\":\"heartbeat\","
                  + "\"timestamp\":\"%s\",\"receivedAt\":\"%s\"}",
              partition, partition, time, time);
      send(
          producer,
          new ProducerRecord<>(
              Demo.EVENTS, partition, null, beat.getBytes(StandardCharsets.UTF_8)));
    }
    producer.flush();
  }

  private void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    var unused = // A fault comes to the callback.
        producer.send(
            record,
            (metadata, fault) -> {
              if (fault != null) {
                System.err.println("shoal: an event was not sent: " + fault.getMessage());
              }
            });
    sent++;
  }
}
