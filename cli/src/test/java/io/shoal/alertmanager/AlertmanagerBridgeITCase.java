package io.shoal.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.broker.LocalBroker;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge between a real broker and, where there is one, a real Alertmanager. */
class AlertmanagerBridgeITCase {
  private static final String TOPIC = "public.shoal.drift-alerts.v1";
  private static final Duration ROUND = Duration.ofSeconds(1);

  @TempDir Path scratch;

  private LocalBroker broker;
  private KafkaProducer<byte[], byte[]> producer;

  /** A bridge that runs in a thread of its own until it is closed. */
  private final class Running implements AutoCloseable {
    private final AlertTopic topic = new AlertTopic(broker.address(), TOPIC, Map.of());
    private final AlertmanagerBridge bridge;
    private final Thread thread;

    Running(URI alertmanager) throws Exception {
      bridge =
          new AlertmanagerBridge(
              topic,
              new HeldAlerts(Set.of("critical", "warning")),
              new PostableAlerts(ROUND.multipliedBy(4), ""),
              List.of(new Alertmanager(alertmanager, Map.of(), ROUND)),
              InstantSource.system());
      thread = new Thread(this::run);
    }

    void start() {
      thread.start();
    }

    private void run() {
      try {
        bridge.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      bridge.stop();
      while (thread.isAlive()) {
        Thread.onSpinWait();
      }
      topic.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    broker = LocalBroker.start(scratch.resolve("broker"));
    Map<String, Object> client = Map.of("bootstrap.servers", broker.address());
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() throws Exception {
    producer.close();
    broker.close();
  }

  private void send(String status, String severity, String source) throws Exception {
    producer
        .send(new ProducerRecord<>(TOPIC, null, DriftEvents.record(status, severity, source)))
        .get();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  @Test
  void aBridgeThatStartsAnewTellsWhatFiresAndNothingOfWhatIsLongOver() throws Exception {
    send("firing", "critical", "app-ios");
    send("resolved", "critical", "app-ios");
    send("firing", "critical", "web");
    producer
        .send(new ProducerRecord<>(TOPIC, null, "no alert".getBytes(StandardCharsets.UTF_8)))
        .get();
    try (StrictAlertmanager alertmanager = new StrictAlertmanager()) {
      try (Running first = new Running(alertmanager.address())) {
        first.start();
        await(() -> alertmanager.taken().size() >= 4);
      }
      int before = alertmanager.taken().size();
      try (Running second = new Running(alertmanager.address())) {
        second.start();
        await(() -> alertmanager.taken().size() >= before + 2);
      }
      assertThat(alertmanager.taken())
          .extracting(alert -> alert.at("/labels/subject").asText())
          .contains("web", "app-ios");
    }
  }

  @Test
  void aRealAlertmanagerFiresHoldsAndResolves() throws Exception {
    String program = program();
    assumeThat(program).as("an Alertmanager on the PATH").isNotEmpty();
    send("firing", "none", "planned");
    send("firing", "critical", "app-ios");
    try (Real real = new Real(program, scratch.resolve("alertmanager"));
        Running bridge = new Running(real.address())) {
      real.start();
      bridge.start();
      await(() -> real.active().equals(List.of("app-ios")));
      String first = real.alerts().get(0).path("fingerprint").asText();
      // Past the time for which an alert holds: it is told again meanwhile.
      Thread.sleep(ROUND.multipliedBy(6).toMillis());
      assertThat(real.active()).containsExactly("app-ios");
      assertThat(real.alerts().get(0).path("fingerprint").asText()).isEqualTo(first);
      assertThat(real.alerts().get(0).path("startsAt").asText()).startsWith("2026-01-30T15:30:00");

      real.restart();
      await(() -> real.active().equals(List.of("app-ios")));
      send("resolved", "critical", "app-ios");
      await(() -> real.active().isEmpty());
    }
  }

  /** The program, if there is one; empty if not. */
  private static String program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(dir -> Stream.of(dir + "/alertmanager", dir + "/prometheus-alertmanager"))
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst()
        .orElse("");
  }

  /** An Alertmanager in a process of its own. */
  private static final class Real implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String program;
    private final Path directory;
    private final int port;
    private Process process;

    Real(String program, Path directory) throws Exception {
      this.program = program;
      this.directory = directory;
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve("config.yml"),
          "route:\n  receiver: nobody\n  group_wait: 1s\nreceivers:\n- name: nobody\n");
      try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      }
    }

    void restart() throws Exception {
      close();
      start();
    }

    void start() throws Exception {
      process =
          new ProcessBuilder(
                  program,
                  "--config.file=" + directory.resolve("config.yml"),
                  "--storage.path=" + directory.resolve("data" + System.nanoTime()),
                  "--cluster.listen-address=",
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
    }

    URI address() {
      return URI.create("http://localhost:" + port);
    }

    List<JsonNode> alerts() throws Exception {
      HttpRequest ask =
          HttpRequest.newBuilder(address().resolve("/api/v2/alerts?active=true")).build();
      try {
        String answer =
            HttpClient.newHttpClient().send(ask, HttpResponse.BodyHandlers.ofString()).body();
        return List.of(JSON.convertValue(JSON.readTree(answer), JsonNode[].class));
      } catch (java.io.IOException notYet) {
        return List.of();
      }
    }

    List<String> active() throws Exception {
      return alerts().stream().map(alert -> alert.at("/labels/subject").asText()).toList();
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }
}
