package io.shoal.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.job.kafka.TestTopics;
import io.shoal.job.model.WatchedSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert that fires while the cluster fails, and while the job is upgraded. */
class AlertRecoveryITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALERTS = "public.shoal.drift-alerts.v1";
  private static final Instant START = Instant.parse("2026-02-02T00:00:00Z");
  private static final int SILENT_FROM = 8;
  private static final int SILENT_TO = 40;

  @TempDir Path scratch;

  private DeployedJob deployed;
  private TestTopics topics;

  @BeforeEach
  void start() throws Exception {
    WatchedSource.in(scratch, START.toEpochMilli());
    deployed = new DeployedJob(scratch);
    topics = deployed.topics(DeployedJob.EVENTS);
  }

  @AfterEach
  void stop() throws Exception {
    deployed.close();
  }

  private String submit(String... flink) throws Exception {
    return deployed.submit(List.of(flink), "--topic", DeployedJob.EVENTS, "--create-topics", "1");
  }

  /** Windows of two sources, one of which falls silent for a while. */
  private void send(int from, int to) throws Exception {
    List<byte[]> records = new ArrayList<>();
    for (int i = from; i < to; i++) {
      boolean silent = i >= SILENT_FROM && i < SILENT_TO;
      for (int user = silent ? 0 : WatchedSource.users(i % 11); user > 0; user--) {
        records.add(view(WatchedSource.NAME, user, i));
      }
      records.add(view("app", 100, i));
    }
    topics.send(records);
  }

  private static byte[] view(String source, int user, int window) {
    Instant at = START.plusMillis(window * WatchedSource.WINDOW).plusSeconds(user);
    return TestTopics.utf8(
        String.format(
            "{\"eventId\":\"%s-%d-%s\",\"userId\":\"u%d\",\"type\":\"page_view\",\"timestamp\":\"%s\","
                + "\"receivedAt\":\"%s\",\"source\":\"%s\"}",
            source, user, at, user, at, at, source));
  }

  private List<String> told(String field) throws Exception {
    List<String> values = new ArrayList<>();
    for (String line : topics.lines(ALERTS)) {
      JsonNode data = JSON.readTree(line).path("data");
      values.add(data.path(field).asText());
    }
    return values;
  }

  private void awaitStatus(String... statuses) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(told("status")).containsExactly(statuses));
  }

  @Test
  void anAlertIsToldOnceAndResolvedOnceThoughATaskManagerDiesAndTheJobIsUpgraded()
      throws Exception {
    // All slots of both task managers: whichever is killed, the job was on it.
    String job = submit("-p", "4");
    send(0, 24);
    awaitStatus("firing");

    deployed.replaceTaskManager();
    send(24, 32);
    deployed.awaitRestore(job);
    deployed.awaitCheckpoint(job);
    awaitStatus("firing");

    String savepoint = deployed.stop(job);
    String resumed = submit("-p", "2", "-s", savepoint);
    send(32, 80);

    awaitStatus("firing", "resolved");
    assertThat(told("startedAt").get(0)).isEqualTo(told("startedAt").get(1));
    assertThat(told("subject")).containsOnly(WatchedSource.NAME);
    deployed.cancel(resumed);
  }
}
