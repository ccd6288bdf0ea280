package io.shoal.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.bundle.ModelAnnouncement;
import io.shoal.feature.FeatureSpec;
import io.shoal.job.PipelineFlags;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.registry.BundleTraining;
import io.shoal.training.simulate.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import picocli.CommandLine;

/** A simulated shop of four weeks, the last nine days of which are replayed by back-tests. */
final class Shop {
  static final Instant LIVE = Instant.parse("2026-01-19T00:00:00Z");

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

  private final Path scratch;
  private final Path events;

  /**
   * @param scratch an empty directory
   */
  Shop(Path scratch, String scenario, int users) throws Exception {
    this.scratch = scratch;
    events = scratch.resolve("events.jsonl.gz");
    new Simulation(scenario, users, 28, 3).write(scratch, day -> {});
  }

  /** All events of the four weeks. */
  Path events() {
    return events;
  }

  Path train(String name, long seed, FeatureSpec features) throws Exception {
    long live = LIVE.toEpochMilli();
    HistoryFiles history = new HistoryFiles(List.of(events), Long.MIN_VALUE, live, live * 2, null);
    Path bundle = scratch.resolve(name);
    new BundleTraining(history, features, Goal.PURCHASE, TrainerOptions.defaults(seed, 30))
        .write("default", bundle);
    return bundle;
  }

  static ModelAnnouncement announcement(int version, Path bundle, Instant from) {
    return new ModelAnnouncement("default", version, bundle.toString(), null, from, null);
  }

  /** A replay that begins with a model. */
  Replay beginning(Path bundle, ModelAnnouncement... announcements) {
    return new Replay(
        bundle,
        events,
        Stream.of(announcements).map(ModelAnnouncement::toJson).toList(),
        List.of(),
        Map.of(),
        UnaryOperator.identity());
  }

  /**
   * A replay.
   *
   * @param live file with the events to replay
   * @param announcements lines of the file of announcements
   * @param options of the pipeline
   * @param flink settings of Flink
   * @param tap put between source and pipeline
   */
  record Replay(
      Path bundle,
      Path live,
      List<String> announcements,
      List<String> options,
      Map<String, String> flink,
      UnaryOperator<DataStream<SourceRecord>> tap) {
    Replay of(Path other) {
      return new Replay(bundle, other, announcements, options, flink, tap);
    }

    Replay with(String... more) {
      return new Replay(bundle, live, announcements, List.of(more), flink, tap);
    }

    Replay on(Map<String, String> settings) {
      return new Replay(bundle, live, announcements, options, settings, tap);
    }

    Replay tapped(UnaryOperator<DataStream<SourceRecord>> by) {
      return new Replay(bundle, live, announcements, options, flink, by);
    }

    Replay announcing(List<String> lines) {
      return new Replay(bundle, live, lines, options, flink, tap);
    }
  }

  /**
   * @param out name of the directory of outputs
   */
  BacktestSummary run(String out, int parallelism, Replay replay) throws Exception {
    List<String> line = new ArrayList<>(List.of("--bundle", replay.bundle().toString()));
    line.addAll(replay.options());
    PipelineFlags flags =
        CommandLine.populateCommand(new PipelineFlags(), line.toArray(String[]::new));
    ReplayOptions options =
        new ReplayOptions(
            List.of(replay.live().toString()),
            List.of(events.toString()),
            LIVE.toEpochMilli(),
            Long.MAX_VALUE,
            LIVE.toEpochMilli() * 2,
            null);
    Path announcements = scratch.resolve(out + ".announcements");
    Files.write(announcements, replay.announcements());
    return new Backtest(
            flags, options, parallelism, replay.flink(), replay.tap(), announcements, null)
        .run(scratch.resolve(out));
  }

  Path file(String out, String file) {
    return scratch.resolve(out).resolve(file);
  }

  List<JsonNode> lines(String out, String file) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file(out, file))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  void assertSameOutputs(String expected, String actual) {
    for (String output : OUTPUTS) {
      assertThat(file(actual, output))
          .as("%s of %s against %s", output, actual, expected)
          .hasSameBinaryContentAs(file(expected, output));
    }
  }

  /** Each user and window that was scored, once. */
  TreeSet<String> userWindows(String out) throws Exception {
    TreeSet<String> seen = new TreeSet<>();
    for (JsonNode line : lines(out, "scored.jsonl")) {
      String key = line.path("windowEnd").asText() + line.path("userId").asText();
      assertThat(seen.add(key)).as(key).isTrue();
    }
    return seen;
  }
}
