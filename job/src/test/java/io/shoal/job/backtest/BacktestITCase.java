package io.shoal.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.feature.FeatureSpec;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.registry.BundleTraining;
import io.shoal.training.simulate.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestITCase {
  private static final List<String> OUTPUTS =
      List.of(
          "scored.jsonl",
          "memberships.jsonl",
          "segments.jsonl",
          "segment-lifecycle.jsonl",
          "alerts.jsonl",
          "dead-letters.jsonl",
          "late-events.jsonl");
  private static final long LIVE = Instant.parse("2026-01-19T00:00:00Z").toEpochMilli();

  @TempDir static Path scratch;

  @BeforeAll
  static void trainOnSimulatedHistory() throws Exception {
    new Simulation("source-silent", 300, 21, 3).write(scratch, day -> {});
    HistoryFiles history =
        new HistoryFiles(
            List.of(scratch.resolve("events.jsonl.gz")), Long.MIN_VALUE, LIVE, LIVE * 2, null);
    new BundleTraining(
            history, FeatureSpec.defaults(), Goal.PURCHASE, TrainerOptions.defaults(1, 4))
        .write("default", scratch.resolve("bundle"));
  }

  private static BacktestSummary run(int parallelism, Path out) throws Exception {
    String events = scratch.resolve("events.jsonl.gz").toString();
    ReplayOptions replay =
        new ReplayOptions(List.of(events), List.of(events), LIVE, Long.MAX_VALUE, LIVE * 2, null);
    return new Backtest(scratch.resolve("bundle"), replay, 1, parallelism).run(out);
  }

  @Test
  void outputIsTheSameToTheByteAtEveryParallelism() throws Exception {
    BacktestSummary one = run(1, scratch.resolve("p1"));
    run(2, scratch.resolve("p2"));
    run(4, scratch.resolve("p4"));

    assertThat(one.eventsScored()).isGreaterThan(5_000);
    assertThat(one.eventsIn())
        .isEqualTo(
            one.eventsScored() + one.eventsLate() + one.eventsDead() + one.eventsDuplicate());
    for (String output : OUTPUTS) {
      byte[] expected = Files.readAllBytes(scratch.resolve("p1").resolve(output));
      assertThat(Files.readAllBytes(scratch.resolve("p2").resolve(output)))
          .as(output + " at 2")
          .isEqualTo(expected);
      assertThat(Files.readAllBytes(scratch.resolve("p4").resolve(output)))
          .as(output + " at 4")
          .isEqualTo(expected);
    }
  }
}
