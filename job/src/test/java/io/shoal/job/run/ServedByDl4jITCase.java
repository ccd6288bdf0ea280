package io.shoal.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelAnnouncement;
import io.shoal.cluster.Lib;
import io.shoal.job.PipelineFlags;
import io.shoal.job.backtest.Backtest;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.job.kafka.TestTopics;
import io.shoal.job.model.SmallModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A network that does not compile on a cluster of real processes: with the jar of DL4J in {@code
 * lib}, and without.
 */
class ServedByDl4jITCase {
  private static final Path JAR =
      Path.of("..", "dl4j-runtime", "target", "shoal-dl4j-runtime.jar").toAbsolutePath();

  /** As docs/sizing.md says. */
  private static final Lib WITH_DL4J =
      new Lib(
          List.of(JAR),
          List.of(
              "-Dorg.bytedeco.javacpp.maxbytes=128m",
              "-Dorg.bytedeco.javacpp.maxphysicalbytes=1600m"));

  private static final Instant START = Instant.parse("2026-01-05T22:45:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int USERS = 600;
  private static final int SWAP_AT = 3;
  private static final int BACK_AT = 6;
  private static final int LAST = 8;

  /** The logs of the cluster are left to whoever looks for what failed. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path scratch;

  @BeforeEach
  void models() throws Exception {
    SmallModel.counting(scratch, "small", "purchase");
    SmallModel.residual(scratch, "residual", "purchase");
  }

  private static Instant begin(int window) {
    return START.plus(WINDOW.multipliedBy(window));
  }

  /** Three sorts of customers, who buy more or less. */
  private static List<byte[]> events(int window) {
    List<byte[]> events = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      for (int i = 0; i < 1 + user % 3 * 4; i++) {
        events.add(TestTopics.purchase("u" + user, begin(window).plusSeconds(user).plusMillis(i)));
      }
    }
    return events;
  }

  private static List<byte[]> all() {
    List<byte[]> events = new ArrayList<>();
    for (int window = 0; window <= LAST; window++) {
      events.addAll(events(window));
    }
    // Later ones close the windows.
    events.addAll(events(LAST + 20));
    events.addAll(events(LAST + 40));
    return events;
  }

  private ModelAnnouncement announcement(int version, String bundle, int window) throws Exception {
    return new ModelAnnouncement(
        "small",
        version,
        scratch.resolve(bundle).toString(),
        BundleContent.read(scratch.resolve(bundle)).checksum(),
        begin(window).plusSeconds(60),
        START);
  }

  /** What was told of the windows up to the last, in an order of its own. */
  private static List<String> settled(List<String> lines) {
    String end = begin(LAST + 1).toString();
    return lines.stream().filter(line -> windowOf(line).compareTo(end) <= 0).sorted().toList();
  }

  private static String windowOf(String line) {
    return line.replaceAll(".*\"windowEnd\":\"([^\"]+)\".*", "$1");
  }

  private List<String> backtest(int parallelism, List<ModelAnnouncement> announcements)
      throws Exception {
    Path events = scratch.resolve("events.jsonl");
    StringBuilder lines = new StringBuilder();
    all().forEach(e -> lines.append(new String(e, StandardCharsets.UTF_8)).append('\n'));
    Files.writeString(events, lines);
    Path announced = scratch.resolve("announcements.jsonl");
    Files.write(announced, announcements.stream().map(ModelAnnouncement::toJson).toList());
    PipelineFlags flags =
        CommandLine.populateCommand(
            new PipelineFlags(),
            "--bundle",
            scratch.resolve("small").toString(),
            "--max-parallelism",
            "8");
    ReplayOptions replay =
        new ReplayOptions(
            List.of(events.toString()),
            List.of(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            begin(100).toEpochMilli(),
            null);
    Path out = scratch.resolve("backtest-" + parallelism);
    new Backtest(flags, replay, parallelism, Map.of()).announcing(announced).run(out);
    return Files.readAllLines(out.resolve("memberships.jsonl"));
  }

  @Test
  void aClusterSaysWhatABacktestSaysAndSwapsThereAndBack() throws Exception {
    List<ModelAnnouncement> announcements =
        List.of(announcement(1, "residual", SWAP_AT), announcement(2, "small", BACK_AT));
    List<String> one = backtest(1, announcements);
    List<String> four = backtest(4, announcements);
    assertThat(four).isEqualTo(one);
    List<String> expected = settled(one);
    assertThat(expected.stream().map(line -> line.replaceAll(".*modelVersion\":\"", "")))
        .as("models that told")
        .anyMatch(line -> line.startsWith("small-"));

    List<String> actual;
    try (DeployedJob deployed = new DeployedJob(scratch, WITH_DL4J)) {
      TestTopics events = deployed.topics("dl4j.events");
      String job =
          deployed.submit(
              List.of("-p", "4"),
              "--topic",
              "dl4j.events",
              "--models-topic",
              "dl4j.models",
              "--create-topics",
              "2");
      TestTopics models = deployed.topics("dl4j.models");
      for (ModelAnnouncement announcement : announcements) {
        models.put(announcement.key(), TestTopics.utf8(announcement.toJson()));
      }
      // The first network of DL4J in a process takes its time: a swap that comes late is another.
      deployed.awaitFetched(job, announcements.size());
      for (int window = 0; window <= LAST; window++) {
        events.send(events(window), 2);
        if (window == SWAP_AT || window == BACK_AT) {
          deployed.awaitCheckpoint(job);
        }
      }
      events.send(events(LAST + 20), 2);
      events.send(events(LAST + 40), 2);
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () ->
                  assertThat(events.lines("private.shoal.model-activations.v1"))
                      .hasSize(2)
                      .allMatch(line -> line.contains("\"outcome\":\"on-time\"")));
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () ->
                  assertThat(settled(events.lines("public.shoal.membership-changes.v1")))
                      .hasSameSizeAs(expected));
      actual = settled(events.lines("public.shoal.membership-changes.v1"));
      deployed.cancel(job);
    }

    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void withoutTheJarNoJobBeginsAndASwapIsRefused() throws Exception {
    try (DeployedJob deployed = new DeployedJob(scratch)) {
      assertThatThrownBy(
              () ->
                  deployed.submit(
                      "residual",
                      List.of("-p", "2"),
                      "--topic",
                      "plain.events",
                      "--create-topics",
                      "2"))
          .hasMessageContaining("shoal-dl4j-runtime.jar")
          .hasMessageContaining("lib/ of Flink");

      String job =
          deployed.submit(
              List.of("-p", "2"),
              "--topic",
              "plain.events",
              "--models-topic",
              "plain.models",
              "--create-topics",
              "2");
      ModelAnnouncement announcement = announcement(1, "residual", 1);
      deployed
          .topics("plain.models")
          .put(announcement.key(), TestTopics.utf8(announcement.toJson()));
      deployed.awaitCheckpoint(job);
      TestTopics events = deployed.topics("plain.events");
      for (int window = 0; window <= 3; window++) {
        events.send(events(window), 2);
      }
      events.send(events(LAST + 20), 2);
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () -> {
                assertThat(events.lines("private.shoal.model-activations.v1"))
                    .singleElement()
                    .matches(line -> line.contains("\"outcome\":\"refused\""))
                    .matches(line -> line.contains("shoal-dl4j-runtime.jar"));
                assertThat(events.lines("public.shoal.membership-changes.v1"))
                    .hasSizeGreaterThanOrEqualTo(USERS);
              });
      deployed.cancel(job);
    }
  }
}
