package io.shoal.bench.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.feature.FeatureSpec;
import io.shoal.job.PipelineFlags;
import io.shoal.job.backtest.Backtest;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.evaluation.AlertScore;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.registry.BundleTraining;
import io.shoal.training.simulate.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;

/**
 * Takes shops through the road that any shop goes: simulate, train, back-test, score. Of a shop
 * that is done its score, its alerts and its truth stay.
 */
final class DriftBench {
  private static final String STEADY = "steady";
  private static final int PARALLELISM = 2;
  private static final Map<String, String> ON_THE_HEAP = Map.of("state.backend.type", "hashmap");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path out;

  DriftBench(Path out) {
    this.out = out;
  }

  /**
   * The score of a trial, from its file where there is one.
   *
   * @throws IllegalArgumentException if the file is of a trial with other options
   */
  TrialScore score(DriftTrial trial, String number) throws Exception {
    Path directory = out.resolve(trial.path());
    Path file = directory.resolve("score.json");
    if (Files.exists(file)) {
      TrialScore kept = JSON.readValue(file.toFile(), TrialScore.class);
      if (!kept.trial().equals(trial)) {
        throw new IllegalArgumentException(
            file + " is of other options; give another directory with --out");
      }
      return kept;
    }
    long began = System.nanoTime();
    TrialScore score = run(trial, directory);
    Files.writeString(file, JSON.writeValueAsString(score) + "\n");
    System.err.printf(
        Locale.ROOT,
        "drift-bench: %s, %s, seed %d: %s, %d false alarms in %.0f days (%d s)%n",
        number,
        trial.scenario(),
        trial.seed(),
        trial.isHealthy()
            ? "nothing planted"
            : score.detections().stream()
                .map(d -> d.first() == null ? "missed" : "found after " + d.delayWindows())
                .toList(),
        score.falseAlarms().size(),
        score.days(),
        (System.nanoTime() - began) / 1_000_000_000L);
    return score;
  }

  private TrialScore run(DriftTrial trial, Path directory) throws Exception {
    Path shop = directory.resolve("shop");
    Path run = directory.resolve("run");
    try {
      new Simulation(trial.scenario(), trial.users(), trial.logDays(), trial.seed())
          .write(shop, day -> {});
      JsonNode truth = JSON.readTree(shop.resolve("truth.json").toFile());
      JudgedSpan span = JudgedSpan.of(trial, truth);
      backtest(trial, shop, bundle(trial, shop, span), span, run);
      for (String kept : List.of("alerts.jsonl", "truth.json")) {
        Path from = (kept.equals("truth.json") ? shop : run).resolve(kept);
        Files.copy(from, directory.resolve(kept), StandardCopyOption.REPLACE_EXISTING);
      }
      AlertScore alerts = AlertScore.of(shop.resolve("truth.json"), run);
      return new TrialScore(trial, span.days(), alerts.detections(), alerts.falseAlarms());
    } finally {
      FileUtils.deleteDirectoryQuietly(shop.toFile());
      FileUtils.deleteDirectoryQuietly(run.toFile());
    }
  }

  /** Until its change a shop is the steady one, so that one model serves all with the same seed. */
  private Path bundle(DriftTrial trial, Path shop, JudgedSpan span) throws IOException {
    String name = trial.isHealthy() ? trial.scenario() : STEADY;
    String until = Instant.ofEpochMilli(span.from()).toString().substring(0, 10);
    Path bundle = out.resolve("bundles/" + name + "-" + trial.seed() + "-until-" + until);
    if (!Files.exists(bundle.resolve("checksums.sha256"))) {
      FileUtils.deleteDirectoryQuietly(bundle.toFile());
      HistoryFiles history =
          new HistoryFiles(
              List.of(shop.resolve("events.jsonl.gz")),
              Long.MIN_VALUE,
              span.from(),
              System.currentTimeMillis(),
              null);
      new BundleTraining(
              history,
              FeatureSpec.defaults(),
              Goal.PURCHASE,
              TrainerOptions.defaults(trial.seed(), trial.epochs()))
          .write(name, bundle);
    }
    return bundle;
  }

  private static void backtest(DriftTrial trial, Path shop, Path bundle, JudgedSpan span, Path run)
      throws Exception {
    String events = shop.resolve("events.jsonl.gz").toString();
    PipelineFlags flags =
        CommandLine.populateCommand(
            new PipelineFlags(),
            "--bundle",
            bundle.toString(),
            "--false-alarms",
            Double.toString(trial.falseAlarms()));
    ReplayOptions replay =
        new ReplayOptions(
            List.of(events),
            List.of(events),
            span.from(),
            span.until(),
            System.currentTimeMillis(),
            null);
    new Backtest(flags, replay, PARALLELISM, ON_THE_HEAP)
        .hearing(shop.resolve("control.jsonl"))
        .run(run);
  }
}
