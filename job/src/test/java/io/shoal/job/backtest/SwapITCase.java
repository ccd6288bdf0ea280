package io.shoal.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelAnnouncement;
import io.shoal.bundle.ModelBundle;
import io.shoal.feature.FeatureSpec;
import io.shoal.job.PipelineFlags;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.job.output.Contract;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.registry.BundleTraining;
import io.shoal.training.simulate.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SwapITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OUTPUTS =
      List.of(
          "scored.jsonl",
          "memberships.jsonl",
          "segments.jsonl",
          "segment-lifecycle.jsonl",
          "quality.jsonl",
          "alerts.jsonl",
          "model-activations.jsonl",
          "dead-letters.jsonl",
          "late-events.jsonl");
  private static final Instant LIVE = Instant.parse("2026-01-19T00:00:00Z");
  private static final Instant SWAP = Instant.parse("2026-01-25T09:07:00Z");
  private static final String FIRST_WINDOW = "2026-01-25T09:15:00Z";
  private static final Instant BACK = Instant.parse("2026-01-29T12:00:00Z");

  @TempDir static Path scratch;

  private static Path events;
  private static Path first;
  private static Path second;

  @BeforeAll
  static void trainTwice() throws Exception {
    events = scratch.resolve("events.jsonl.gz");
    new Simulation("steady", 400, 28, 3).write(scratch, day -> {});
    first = train("first", 1);
    second = train("second", 2);
  }

  private static Path train(String name, long seed) throws Exception {
    long live = LIVE.toEpochMilli();
    HistoryFiles history = new HistoryFiles(List.of(events), Long.MIN_VALUE, live, live * 2, null);
    Path bundle = scratch.resolve(name);
    new BundleTraining(
            history, FeatureSpec.defaults(), Goal.PURCHASE, TrainerOptions.defaults(seed, 4))
        .write("default", bundle);
    return bundle;
  }

  private static ModelAnnouncement announcement(int version, Path bundle, Instant from) {
    return new ModelAnnouncement("default", version, bundle.toString(), null, from, null);
  }

  private static BacktestSummary run(String out, int parallelism, ModelAnnouncement... models)
      throws Exception {
    return run(out, parallelism, Map.of(), UnaryOperator.identity(), models);
  }

  private static BacktestSummary run(
      String out,
      int parallelism,
      Map<String, String> flink,
      UnaryOperator<DataStream<SourceRecord>> tap,
      ModelAnnouncement... models)
      throws Exception {
    PipelineFlags flags =
        CommandLine.populateCommand(new PipelineFlags(), "--bundle", first.toString());
    ReplayOptions replay =
        new ReplayOptions(
            List.of(events.toString()),
            List.of(events.toString()),
            LIVE.toEpochMilli(),
            Long.MAX_VALUE,
            LIVE.toEpochMilli() * 2,
            null);
    Path announcements = scratch.resolve(out + ".announcements");
    Files.write(announcements, Stream.of(models).map(ModelAnnouncement::toJson).toList());
    return new Backtest(flags, replay, parallelism, flink, tap, announcements, null)
        .run(scratch.resolve(out));
  }

  private static List<JsonNode> lines(String out, String file) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(scratch.resolve(out).resolve(file))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static void assertSameOutputs(String expected, String actual) throws Exception {
    for (String output : OUTPUTS) {
      assertThat(scratch.resolve(actual).resolve(output))
          .as("%s of %s against %s", output, actual, expected)
          .hasSameBinaryContentAs(scratch.resolve(expected).resolve(output));
    }
  }

  @Test
  void segmentsKeepTheirNamesAndNobodyIsLost() throws Exception {
    BacktestSummary before = run("unchanged", 2);
    BacktestSummary swapped = run("swapped", 2, announcement(1, second, SWAP));

    assertThat(swapped.eventsScored()).isEqualTo(before.eventsScored());
    assertThat(swapped.users()).isEqualTo(before.users());
    assertThat(userWindows("swapped")).isEqualTo(userWindows("unchanged"));
    assertVersions("swapped", first, second);

    Map<String, String> was = segmentsBefore("swapped", FIRST_WINDOW);
    Map<String, String> is = segmentsAfter("swapped", FIRST_WINDOW);
    long same = was.keySet().stream().filter(u -> was.get(u).equals(is.get(u))).count();
    System.out.printf(
        "swap: %d of %d users keep their segment, ARI %.4f; %s%n",
        same, was.size(), adjustedRandIndex(was, is), lines("swapped", "segment-lifecycle.jsonl"));
    assertThat((double) same / was.size()).isGreaterThan(0.7);
    assertThat(lines("swapped", "alerts.jsonl"))
        .as("a swap is no drift")
        .hasSizeLessThanOrEqualTo(lines("unchanged", "alerts.jsonl").size());
    for (JsonNode line : lines("swapped", "model-activations.jsonl")) {
      assertThat(line.path("outcome").asText()).isEqualTo("on-time");
      assertThat(line.path("windowEnd").asText()).isEqualTo(FIRST_WINDOW);
      assertThat(new Contract("model-activations.v1").faults(line.toString())).isEmpty();
    }
  }

  /** Of two ways to part the same users (Hubert and Arabie 1985). */
  private static double adjustedRandIndex(Map<String, String> a, Map<String, String> b) {
    Map<String, Long> both = new TreeMap<>();
    Map<String, Long> ofA = new TreeMap<>();
    Map<String, Long> ofB = new TreeMap<>();
    a.forEach(
        (user, segment) -> {
          both.merge(segment + "/" + b.get(user), 1L, Long::sum);
          ofA.merge(segment, 1L, Long::sum);
          ofB.merge(b.get(user), 1L, Long::sum);
        });
    double expected = pairs(ofA) * pairs(ofB) / (a.size() * (a.size() - 1.0) / 2);
    double most = (pairs(ofA) + pairs(ofB)) / 2;
    return (pairs(both) - expected) / (most - expected);
  }

  private static double pairs(Map<String, Long> sizes) {
    return sizes.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
  }

  private static TreeSet<String> userWindows(String out) throws Exception {
    TreeSet<String> seen = new TreeSet<>();
    for (JsonNode line : lines(out, "scored.jsonl")) {
      String key = line.path("windowEnd").asText() + line.path("userId").asText();
      assertThat(seen.add(key)).as(key).isTrue();
    }
    return seen;
  }

  private static void assertVersions(String out, Path before, Path after) throws Exception {
    String versionBefore = ModelBundle.load(before).version();
    String versionAfter = ModelBundle.load(after).version();
    assertThat(versionAfter).isNotEqualTo(versionBefore);
    for (String file : List.of("scored.jsonl", "memberships.jsonl", "segments.jsonl")) {
      for (JsonNode line : lines(out, file)) {
        boolean isOld = line.path("windowEnd").asText().compareTo(FIRST_WINDOW) < 0;
        if (line.hasNonNull("modelVersion")) {
          assertThat(line.path("modelVersion").asText())
              .as(line.toString())
              .isEqualTo(isOld ? versionBefore : versionAfter);
        }
      }
    }
  }

  /** The last segment of each user before a window. */
  private static Map<String, String> segmentsBefore(String out, String window) throws Exception {
    Map<String, String> segments = new TreeMap<>();
    for (JsonNode line : lines(out, "scored.jsonl")) {
      if (line.path("windowEnd").asText().compareTo(window) < 0) {
        segments.put(line.path("userId").asText(), line.path("segmentId").asText());
      }
    }
    return segments;
  }

  /** The segment of each user two days later, the idle ones among them. */
  private static Map<String, String> segmentsAfter(String out, String window) throws Exception {
    String until = Instant.parse(window).plusSeconds(86_400 / 2).toString();
    Map<String, String> segments = segmentsBefore(out, window);
    for (JsonNode line : lines(out, "memberships.jsonl")) {
      String at = line.path("windowEnd").asText();
      if (at.compareTo(window) >= 0 && at.compareTo(until) < 0) {
        segments.put(line.path("userId").asText(), line.path("segmentId").asText());
      }
    }
    return segments;
  }

  @Test
  void outputIsTheSameToTheByteAtEveryParallelism() throws Exception {
    ModelAnnouncement[] thereAndBack = {
      announcement(1, second, SWAP), announcement(0, first, BACK)
    };
    run("p1", 1, thereAndBack);
    run("p4", 4, Map.of("state.backend.type", "hashmap"), tap -> tap, thereAndBack);

    assertThat(lines("p1", "model-activations.jsonl")).hasSize(2);
    assertSameOutputs("p1", "p4");
  }

  @Test
  void aDamagedBundleIsRefusedAndTheOldModelGoesOn() throws Exception {
    Path damaged = scratch.resolve("damaged");
    Files.createDirectories(damaged);
    try (Stream<Path> files = Files.list(second)) {
      for (Path file : files.toList()) {
        Files.copy(file, damaged.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    byte[] weights = Files.readAllBytes(damaged.resolve("network.weights"));
    weights[weights.length / 2] ^= 1;
    Files.write(damaged.resolve("network.weights"), weights);

    run("unswapped", 2);
    run("refused", 2, announcement(7, damaged, SWAP));

    assertThat(scratch.resolve("refused/scored.jsonl"))
        .hasSameBinaryContentAs(scratch.resolve("unswapped/scored.jsonl"));
    assertThat(lines("refused", "model-activations.jsonl"))
        .singleElement()
        .matches(line -> line.path("outcome").asText().equals("refused"))
        .matches(line -> line.path("detail").asText().contains("network.weights"));
    List<JsonNode> events =
        lines("refused", "alerts.jsonl").stream()
            .filter(line -> line.path("type").asText().equals("io.shoal.model.refused.v1"))
            .toList();
    assertThat(events).hasSize(1);
    assertThat(new Contract("model-refused.v1").faults(events.get(0).toString())).isEmpty();
    assertThat(BundleContent.read(first).checksum()).isNotEmpty();
  }
}
