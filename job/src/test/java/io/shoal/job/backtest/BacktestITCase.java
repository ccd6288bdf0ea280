package io.shoal.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.EventOptions;
import io.shoal.event.ParsedEvent;
import io.shoal.event.file.MergedEventFiles;
import io.shoal.feature.FeatureSpec;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.output.Contract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestITCase {
  private static final long LIVE = Shop.LIVE.toEpochMilli();
  private static final long BOUND = 300_000;

  @TempDir static Path scratch;

  private static Shop shop;
  private static Shop.Replay replay;

  /** An event with the line that it was read from. */
  private record Line(long time, String text) {}

  @BeforeAll
  static void trainOnSimulatedHistory() throws Exception {
    shop = new Shop(scratch, "source-silent", 300);
    replay = shop.beginning(shop.train("bundle", 1, FeatureSpec.defaults()));
  }

  @Test
  void outputIsTheSameToTheByteAtEveryParallelismAndOnBothBackends() throws Exception {
    BacktestSummary one = shop.run("p1", 1, replay);
    shop.run("p2", 2, replay);
    shop.run("p4", 4, replay.on(Map.of("state.backend.type", "hashmap")));

    assertThat(one.eventsScored()).isGreaterThan(5_000);
    assertThat(one.eventsDead()).isPositive();
    assertThat(one.eventsIn())
        .isEqualTo(
            one.eventsScored() + one.eventsLate() + one.eventsDead() + one.eventsDuplicate());
    shop.assertSameOutputs("p1", "p2");
    shop.assertSameOutputs("p1", "p4");
  }

  @Test
  void aSampleOfVotersIsTheSameAtEveryParallelismAndEverybodyIsScored() throws Exception {
    Shop.Replay sampled = replay.with("--segmenter-share", "0.5");
    BacktestSummary half = shop.run("half", 1, sampled);
    shop.run("half2", 2, sampled);

    shop.assertSameOutputs("half", "half2");
    BacktestSummary all = shop.run("all", 2, replay);
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

    shop.run("sorted", 2, replay.of(sorted));
    shop.run("shuffled", 2, replay.of(shuffled));

    assertThat(shuffled).content().isNotEqualTo(Files.readString(sorted));
    shop.assertSameOutputs("sorted", "shuffled");
  }

  @Test
  void aTaskThatFailsHalfWayAndRestartsFromACheckpointChangesNothing() throws Exception {
    shop.run("healthy", 2, replay);
    FailOnce.reset();
    Map<String, String> often =
        Map.of(
            "execution.checkpointing.interval", "100 ms",
            "restart-strategy.exponential-delay.initial-backoff", "100 ms");
    shop.run(
        "failed",
        2,
        replay
            .on(often)
            .tapped(
                source ->
                    source
                        .map(new FailOnce(10_000))
                        .returns(new CodecType<>(new SourceRecord.Form()))
                        .uid("fail-once")
                        .setParallelism(1)));

    assertThat(FailOnce.FAILURES).hasValue(1);
    assertThat(FailOnce.CHECKPOINTS).hasPositiveValue();
    shop.assertSameOutputs("healthy", "failed");
  }

  @Test
  void everyLineKeepsItsPublishedContract() throws Exception {
    shop.run("contract", 2, replay);

    assertKeepsContract("memberships.jsonl", "membership-changes.v1");
    assertKeepsContract("segments.jsonl", "segments.v1");
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
        new MergedEventFiles(List.of(shop.events()), EventOptions.defaults(), LIVE * 2)) {
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
