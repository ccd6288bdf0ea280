package io.shoal.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.broker.LocalBroker;
import io.shoal.cluster.FlinkCluster;
import io.shoal.job.kafka.TestTopics;
import io.shoal.job.model.SmallModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deployed jar on a cluster of real processes, as a data engineer runs it. */
class DeploymentITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENTS = "shop.events";
  private static final String DEAD = "private.shoal.dead-letters.v1";
  private static final String CHANGES = "public.shoal.membership-changes.v1";
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  /** More than the segmenter wants to see before it places its first micro-centres. */
  private static final int USERS = 600;

  @TempDir static Path scratch;

  private static LocalBroker broker;
  private static FlinkCluster cluster;
  private static TestTopics topics;

  @BeforeAll
  static void start() throws Exception {
    SmallModel.in(scratch);
    broker = LocalBroker.start(scratch.resolve("broker"));
    topics = new TestTopics(broker.address(), EVENTS);
    cluster =
        FlinkCluster.start(
            scratch.resolve("cluster"),
            Path.of(System.getenv("FLINK_CONF_DIR")),
            2,
            Map.of(
                "execution.checkpointing.interval",
                "1 s",
                "execution.checkpointing.dir",
                scratch.resolve("checkpoints").toUri().toString(),
                "heartbeat.interval",
                "500 ms",
                "heartbeat.timeout",
                "5 s",
                "taskmanager.memory.managed.size",
                "128m"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
    broker.close();
  }

  private static String submit(String... more) throws Exception {
    List<String> line = new ArrayList<>(List.of("run", "-d"));
    line.addAll(List.of(more));
    line.addAll(
        List.of(
            Path.of("target", "shoal.jar").toAbsolutePath().toString(),
            "--bundle",
            scratch.resolve("small").toString(),
            "--brokers",
            broker.address(),
            "--topic",
            EVENTS,
            "--create-topics",
            "2",
            "--idle-after",
            "PT3S",
            "--max-parallelism",
            "8"));
    String says = cluster.flink(line.toArray(String[]::new));
    return says.substring(says.lastIndexOf(' ') + 1);
  }

  private static String state(String job) throws Exception {
    return JSON.readTree(cluster.rest("/jobs/" + job)).path("state").asText();
  }

  private static void awaitRunning(String job) {
    await().atMost(Duration.ofSeconds(60)).until(() -> state(job).equals("RUNNING"));
  }

  /** One purchase of every user in the n-th window, and as many records that cannot be used. */
  private static void sendWindow(int n) throws Exception {
    List<byte[]> records = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      Instant at = START.plus(Duration.ofMinutes(15L * n)).plusSeconds(user);
      records.add(TestTopics.purchase("user-" + user, at));
    }
    for (int i = 0; i < 100; i++) {
      records.add(TestTopics.utf8("broken-" + n + "-" + i));
    }
    topics.send(records);
  }

  @Test
  void nothingIsLostOrToldTwiceWhenATaskManagerIsKilledAndTheJobIsUpgradedBySavepoint()
      throws Exception {
    String job = submit("-p", "2");
    awaitRunning(job);
    sendWindow(0);
    sendWindow(1);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(topics.lines(DEAD)).hasSize(200));

    cluster.killTaskManager(0);
    sendWindow(2);
    sendWindow(3);
    cluster.startTaskManager();
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(topics.lines(DEAD)).hasSize(400));

    Path savepoints = Files.createDirectories(scratch.resolve("savepoints"));
    cluster.flink("stop", "--savepointPath", savepoints.toUri().toString(), job);
    String savepoint;
    try (var found = Files.list(savepoints)) {
      savepoint = found.findFirst().orElseThrow().toUri().toString();
    }
    String resumed = submit("-p", "4", "-s", savepoint);
    awaitRunning(resumed);
    sendWindow(4);
    sendWindow(5);
    // A later event closes the windows.
    topics.send(
        List.of(
            TestTopics.purchase("clock", START.plus(Duration.ofDays(1))),
            TestTopics.purchase("clock", START.plus(Duration.ofDays(1)).plusSeconds(1))));

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(entries()).hasSizeGreaterThanOrEqualTo(USERS);
              assertThat(topics.lines(DEAD)).hasSizeGreaterThanOrEqualTo(600);
            });
    assertThat(topics.lines(DEAD)).hasSize(600).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(entries())).hasSize(entries().size());
    cluster.flink("cancel", resumed);
  }

  /** Users that entered a segment from nowhere, each as often as it was told. */
  private static List<String> entries() throws IOException {
    List<String> users = new ArrayList<>();
    for (String line : topics.lines(CHANGES)) {
      JsonNode change = JSON.readTree(line);
      if (change.path("previousSegmentId").isNull()) {
        users.add(change.path("userId").asText());
      }
    }
    return users;
  }

  @Test
  void wrongOptionsAreToldInOneLineAndNothingIsSubmitted() {
    assertThatThrownBy(
            () ->
                cluster.flink(
                    "run", Path.of("target", "shoal.jar").toAbsolutePath().toString(), "--bundel"))
        .hasMessageContaining("shoal: Missing required options: '--bundle");
  }
}
