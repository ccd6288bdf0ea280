package io.shoal.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelAnnouncement;
import io.shoal.featurelog.FeatureLog;
import io.shoal.featurelog.UserRow;
import io.shoal.featurelog.WindowRow;
import io.shoal.job.kafka.TestTopics;
import io.shoal.job.model.SmallModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task manager dies in the window in which one model hands over to another, which computes other
 * features.
 */
class KilledSwapITCase {
  /** So that the window of the swap is the first of a day, in which everybody has a vote. */
  private static final Instant START = Instant.parse("2026-01-05T22:45:00Z");

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int USERS = 600;
  private static final int SWAP_AT = 5;
  private static final int LAST = 8;
  private static final List<String> OUTPUTS =
      List.of("membership-changes", "segment-lifecycle", "model-activations");

  @TempDir Path scratch;

  private static Instant begin(int window) {
    return START.plus(WINDOW.multipliedBy(window));
  }

  /** Customers buy and look more or less often, so that there is more than one sort of them. */
  private static List<byte[]> events(int window, int from, int to) {
    List<byte[]> events = new ArrayList<>();
    for (int user = from; user < to; user++) {
      int purchases = 1 + user % 3 * 4;
      for (int i = 0; i < purchases; i++) {
        String type = user % 2 == 0 && i % 2 == 1 ? "view" : "purchase";
        events.add(
            TestTopics.event("u" + user, type, begin(window).plusSeconds(user).plusMillis(i)));
      }
    }
    return events;
  }

  private ModelAnnouncement announcement() throws Exception {
    return new ModelAnnouncement(
        "small",
        1,
        scratch.resolve("other").toString(),
        BundleContent.read(scratch.resolve("other")).checksum(),
        begin(SWAP_AT).plusSeconds(60),
        START);
  }

  /**
   * The committed outputs of a job through the swap, sorted.
   *
   * @param inTheHandOver what happens when the window of the swap has just been closed
   */
  private Map<String, List<String>> outputs(
      DeployedJob deployed, String name, Happening inTheHandOver) throws Exception {
    List<String> options =
        new ArrayList<>(List.of("--topic", name + ".events", "--models-topic", name + ".models"));
    options.addAll(List.of("--group", name, "--create-topics", "2", "--warm-share", "0"));
    options.addAll(List.of("--feature-log", log(name)));
    for (String output : OUTPUTS) {
      options.addAll(List.of("--output", output + "=" + name + "." + output));
    }
    // All slots of both task managers: whichever is killed, the job was on it.
    String job = deployed.submit(List.of("-p", "4"), options.toArray(String[]::new));
    TestTopics events = deployed.topics(name + ".events");
    ModelAnnouncement announcement = announcement();
    deployed
        .topics(name + ".models")
        .put(announcement.key(), TestTopics.utf8(announcement.toJson()));
    deployed.awaitCheckpoint(job);
    for (int window = 0; window < SWAP_AT; window++) {
      events.send(events(window, 0, USERS), 2);
    }
    events.send(events(SWAP_AT, 0, USERS / 2), 2);
    deployed.awaitCheckpoint(job);
    events.send(events(SWAP_AT, USERS / 2, USERS), 2);
    events.send(events(SWAP_AT + 1, 0, USERS), 2);
    inTheHandOver.happen(job);
    for (int window = SWAP_AT + 2; window <= LAST; window++) {
      events.send(events(window, 0, USERS), 2);
    }
    events.send(List.of(TestTopics.purchase("clock", begin(LAST).plusSeconds(1))), 2);
    events.send(events(LAST + 20, 0, USERS), 2);
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(events.lines(name + ".membership-changes"))
                    .anyMatch(line -> line.contains("\"clock\"")));
    deployed.awaitCheckpoint(job);
    deployed.awaitCheckpoint(job);
    Map<String, List<String>> told = new TreeMap<>();
    for (String output : OUTPUTS) {
      told.put(output, events.lines(name + "." + output).stream().sorted().toList());
    }
    deployed.cancel(job);
    told.put("feature-log", rows(name));
    return told;
  }

  private String log(String name) {
    return scratch.resolve(name + ".log").toString();
  }

  /** Committed rows of the windows that all partitions have gone past, sorted. */
  private List<String> rows(String name) throws Exception {
    List<String> rows = new ArrayList<>();
    new FeatureLog(log(name))
        .read(
            Long.MIN_VALUE,
            begin(LAST).plus(WINDOW).toEpochMilli(),
            (row, window) -> {
              if (row instanceof UserRow user) {
                rows.add(text(user));
              } else if (row instanceof WindowRow known) {
                rows.add(known.windowEnd() + known.events().toJson());
              }
            });
    rows.sort(Comparator.naturalOrder());
    return rows;
  }

  private static String text(UserRow row) {
    return Instant.ofEpochMilli(row.windowEnd())
        + row.user()
        + row.featureSpec()
        + new TreeMap<>(row.events())
        + Arrays.toString(row.values());
  }

  private static String windowOf(String line) {
    return line.replaceAll(".*\"windowEnd\":\"([^\"]+)\".*", "$1");
  }

  private interface Happening {
    void happen(String job) throws Exception;
  }

  @Test
  void outputsAreThoseOfAJobThatNothingHappenedTo() throws Exception {
    SmallModel.counting(scratch, "small", "purchase", "cart");
    SmallModel.counting(scratch, "other", "view", "purchase");
    try (DeployedJob deployed = new DeployedJob(scratch)) {
      Map<String, List<String>> expected = outputs(deployed, "healthy", job -> {});
      Map<String, List<String>> actual =
          outputs(
              deployed,
              "killed",
              job -> {
                deployed.replaceTaskManager();
                deployed.awaitRestore(job);
              });

      assertThat(expected.get("model-activations"))
          .singleElement()
          .matches(line -> line.contains("begin: [view@1d], that end: [cart@1d]"));
      assertThat(expected.get("segment-lifecycle")).isNotEmpty();
      assertThat(expected.get("membership-changes"))
          .hasSizeGreaterThan(USERS)
          .anyMatch(line -> windowOf(line).equals(begin(SWAP_AT + 1).toString()));
      assertThat(expected.get("feature-log")).hasSizeGreaterThan(USERS * LAST);
      assertThat(actual).isEqualTo(expected);
    }
  }
}
