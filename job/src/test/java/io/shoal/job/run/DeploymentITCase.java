package io.shoal.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.job.kafka.TestTopics;
import io.shoal.job.model.SmallModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deployed jar on a cluster of real processes, as a data engineer runs it. */
class DeploymentITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEAD = "private.shoal.dead-letters.v1";
  private static final String CHANGES = "public.shoal.membership-changes.v1";
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  /** More than the segmenter wants to see before it places its first micro-centres. */
  private static final int USERS = 600;

  @TempDir static Path scratch;

  private static DeployedJob deployed;
  private static TestTopics topics;

  @BeforeAll
  static void start() throws Exception {
    SmallModel.in(scratch);
    deployed = new DeployedJob(scratch);
    topics = deployed.topics(DeployedJob.EVENTS);
  }

  @AfterAll
  static void stop() throws Exception {
    if (deployed != null) {
      deployed.close();
    }
  }

  private static String submit(String... flink) throws Exception {
    return deployed.submit(
        List.of(flink),
        "--topic",
        DeployedJob.EVENTS,
        "--create-topics",
        "2",
        "--idle-after",
        "PT3S");
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
    sendWindow(0);
    sendWindow(1);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(topics.lines(DEAD)).hasSize(200));

    deployed.cluster().killTaskManager(0);
    sendWindow(2);
    sendWindow(3);
    deployed.cluster().startTaskManager();
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(topics.lines(DEAD)).hasSize(400));

    String savepoint = deployed.stop(job);
    String resumed = submit("-p", "4", "-s", savepoint);
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
    deployed.cancel(resumed);
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
    assertThatThrownBy(() -> deployed.cluster().flink("run", DeployedJob.jar(), "--bundel"))
        .hasMessageContaining("shoal: Missing required options: '--bundle");
  }
}
