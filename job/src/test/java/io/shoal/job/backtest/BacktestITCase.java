package io.shoal.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.EventOptions;
import io.shoal.event.ParsedEvent;
import io.shoal.event.file.MergedEventFiles;
import io.shoal.feature.FeatureSpec;
import io.shoal.job.PipelineFlags;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.job.output.Contract;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.registry.BundleTraining;
import io.shoal.training.simulate.Simulation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestITCase {
  private static final List<String> OUTPUTS =
      List.of(
          "scored.jsonl",
          "memberships.jsonl",
          "segments.jsonl",
          "segment-lifecycle.jsonl",
          "quality.jsonl",
          "alerts.jsonl",
          "dead-letters.jsonl",
          "late-events.jsonl");
  private static final long LIVE = Instant.parse("2026-01-19T00:00:00Z").toEpochMilli();
  private static final long BOUND = 300_000;

  @TempDir static Path scratch;

  private static Path events;

  /** An event with the line that it was read from. */
  private record Line(long time, String text) {}

  @BeforeAll
  static void trainOnSimulatedHistory() throws Exception {
    events = scratch.resolve("events.jsonl.gz");
    new Simulation("source-silent", 300, 28, 3).write(scratch, day -> {});
    HistoryFiles history = new HistoryFiles(List.of(events), Long.MIN_VALUE, LIVE, LIVE * 2, null);
    new BundleTraining(
            history, FeatureSpec.defaults(), Goal.PURCHASE, TrainerOptions.defaults(1, 4))
        .write("default", scratch.resolve("bundle"));
  }

  private static BacktestSummary run(
      String out,
      Path live,
      int parallelism,
      Map<String, String> flink,
      UnaryOperator<DataStream<SourceRecord>> tap)
      throws Exception {
    return run(out, live, parallelism, flink, tap, "1");
  }

  private static BacktestSummary run(
      String out,
      Path live,
      int parallelism,
      Map<String, String> flink,
      UnaryOperator<DataStream<SourceRecord>> tap,
      String segmenterShare)
      throws Exception {
    PipelineFlags flags =
        CommandLine.populateCommand(
            new PipelineFlags(),
            "--bundle",
            scratch.resolve("bundle").toString(),
            "--segmenter-share",
            segmenterShare);
    ReplayOptions replay =
        new ReplayOptions(
            List.of(live.toString()),
            List.of(events.toString()),
            LIVE,
            Long.MAX_VALUE,
            LIVE * 2,
            null);
    return new Backtest(flags, replay, parallelism, flink, tap, null, null)
        .run(scratch.resolve(out));
  }

  private static BacktestSummary run(String out, Path live, int parallelism) throws Exception {
    return run(out, live, parallelism, Map.of(), UnaryOperator.identity());
  }

  private static void assertSameOutputs(String expected, String actual) throws Exception {
    for (String output : OUTPUTS) {
      assertThat(scratch.resolve(actual).resolve(output))
          .as("%s of %s against %s", output, actual, expected)
          .hasSameBinaryContentAs(scratch.resolve(expected).resolve(output));
    }
  }

  @Test
  void outputIsTheSameToTheByteAtEveryParallelismAndOnBothBackends() throws Exception {
    BacktestSummary one = run("p1", events, 1);
    run("p2", events, 2);
    run("p4", events, 4, Map.of("state.backend.type", "hashmap"), UnaryOperator.identity());

    assertThat(one.eventsScored()).isGreaterThan(5_000);
    assertThat(one.eventsDead()).isPositive();
    assertThat(one.eventsIn())
        .isEqualTo(
            one.eventsScored() + one.eventsLate() + one.eventsDead() + one.eventsDuplicate());
    assertSameOutputs("p1", "p2");
    assertSameOutputs("p1", "p4");
  }

  @Test
  void aSampleOfVotersIsTheSameAtEveryParallelismAndEverybodyIsScored() throws Exception {
    BacktestSummary half = run("half", events, 1, Map.of(), UnaryOperator.identity(), "0.5");
    run("half2", events, 2, Map.of(), UnaryOperator.identity(), "0.5");

    assertSameOutputs("half", "half2");
    BacktestSummary all = run("all", events, 2);
    assertThat(half.eventsScored()).isEqualTo(all.eventsScored());
    assertThat(half.users()).isEqualTo(all.users());
    assertThat(scratch.resolve("half/memberships.jsonl"))
        .content()
        .isNotEqualTo(Files.readString(scratch.resolve("all/memberships.jsonl")));
  }

  @Test
  void arrivalInAnyOrderWithinTheBoundGivesTheSameOutput() throws Exception {
    List<Line> lines = liveLines();
    Path sorted = scratch.resolve("sorted.jsonl");
    write(lines, sorted);
    Random random = new Random(7);
    List<Line> jittered = new ArrayList<>();
    for (Line line : lines) {
      jittered.add(new Line(line.time() + random.nextInt((int) BOUND - 1_000), line.text()));
    }
    jittered.sort(Comparator.comparingLong(Line::time));
    Path shuffled = scratch.resolve("shuffled.jsonl");
    write(jittered, shuffled);

    run("sorted", sorted, 2);
    run("shuffled", shuffled, 2);

    assertThat(shuffled).content().isNotEqualTo(Files.readString(sorted));
    assertSameOutputs("sorted", "shuffled");
  }

  @Test
  void aTaskThatFailsHalfWayAndRestartsFromACheckpointChangesNothing() throws Exception {
    run("healthy", events, 2);
    FailOnce.reset();
    Map<String, String> often =
        Map.of(
            "execution.checkpointing.interval", "100 ms",
            "restart-strategy.exponential-delay.initial-backoff", "100 ms");
    run(
        "failed",
        events,
        2,
        often,
        source ->
            source
                .map(new FailOnce(10_000))
                .returns(new CodecType<>(new SourceRecord.Form()))
                .uid("fail-once")
                .setParallelism(1));

    assertThat(FailOnce.FAILURES).hasValue(1);
    assertThat(FailOnce.CHECKPOINTS).hasPositiveValue();
    assertSameOutputs("healthy", "failed");
  }

  @Test
  void everyLineKeepsItsPublishedContract() throws Exception {
    run("contract", events, 2);

    assertKeepsContract("memberships.jsonl", "membership-changes.v1");
    assertKeepsContract("segments.jsonl", "segments.v1");
    assertKeepsContract("segment-lifecycle.jsonl", "segment-lifecycle.v1");
    assertKeepsContract("quality.jsonl", "segment-quality.v1");
    assertKeepsContract("alerts.jsonl", "drift-alerts.v1");
    assertKeepsContract("dead-letters.jsonl", "dead-letters.v1");
  }

  private static void assertKeepsContract(String file, String name) throws Exception {
    Contract contract = new Contract(name);
    List<String> lines = Files.readAllLines(scratch.resolve("contract").resolve(file));
    assertThat(lines).as(file).isNotEmpty();
    for (String line : lines) {
      assertThat(contract.faults(line)).as(line).isEmpty();
    }
  }

  private static List<Line> liveLines() throws Exception {
    List<Line> lines = new ArrayList<>();
    try (MergedEventFiles files =
        new MergedEventFiles(List.of(events), EventOptions.defaults(), LIVE * 2)) {
      while (files.next()) {
        if (files.parsed() instanceof ParsedEvent.Usable usable && usable.event().time() >= LIVE) {
          String text = new String(files.raw(), StandardCharsets.UTF_8);
          lines.add(new Line(usable.event().time(), text));
        }
      }
    }
    lines.sort(Comparator.comparingLong(Line::time));
    return lines;
  }

  private static void write(List<Line> lines, Path file) throws Exception {
    Files.write(file, lines.stream().map(Line::text).toList());
  }

  /** Fails at a record, the first time that it comes by after a checkpoint. */
  private static final class FailOnce
      implements MapFunction<SourceRecord, SourceRecord>, CheckpointListener {
    static final AtomicInteger FAILURES = new AtomicInteger();
    static final AtomicInteger CHECKPOINTS = new AtomicInteger();
    private static final long serialVersionUID = 1;

    private final long after;
    private long seen;

    FailOnce(long after) {
      this.after = after;
    }

    static void reset() {
      FAILURES.set(0);
      CHECKPOINTS.set(0);
    }

    @Override
    public SourceRecord map(SourceRecord record) throws InterruptedException {
      if (++seen < after || FAILURES.get() > 0) {
        return record;
      }
      if (CHECKPOINTS.get() > 0 && FAILURES.compareAndSet(0, 1)) {
        throw new IllegalStateException("a task fails, as the test wants");
      }
      // Slow, until there is a checkpoint to come back to.
      Thread.sleep(1);
      return record;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      CHECKPOINTS.incrementAndGet();
    }
  }
}
