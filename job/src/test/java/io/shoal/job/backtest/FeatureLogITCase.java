package io.shoal.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.feature.FeatureSpec;
import io.shoal.featurelog.FeatureLog;
import io.shoal.featurelog.WindowRow;
import io.shoal.job.PipelineFlags;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.history.HistorySource;
import io.shoal.training.history.LoggedRows;
import io.shoal.training.registry.BundleTraining;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is learnt from the rows of a back-test is what is learnt from its events. */
class FeatureLogITCase {
  private static final long UNTIL = Instant.parse("2026-01-26T00:00:00Z").toEpochMilli();

  @TempDir static Path scratch;

  private static Shop shop;
  private static Path base;

  @BeforeAll
  static void trainOnEvents() throws Exception {
    shop = new Shop(scratch, "dead-letters", 250);
    base = scratch.resolve("of-events");
    HistoryFiles events =
        new HistoryFiles(List.of(shop.events()), Long.MIN_VALUE, UNTIL, 2 * UNTIL, null);
    train(events, Goal.PURCHASE, base);
  }

  private static void train(HistorySource history, Goal goal, Path bundle) throws Exception {
    new BundleTraining(history, FeatureSpec.defaults(), goal, TrainerOptions.defaults(1, 4))
        .write("default", bundle);
  }

  private static Path log(String name, int parallelism, String... more) throws Exception {
    Path log = scratch.resolve(name);
    List<String> options =
        Stream.concat(
                Stream.of("--bundle", base.toString(), "--feature-log", log.toString()),
                Stream.of(more))
            .toList();
    PipelineFlags flags =
        CommandLine.populateCommand(new PipelineFlags(), options.toArray(String[]::new));
    ReplayOptions replay =
        new ReplayOptions(
            List.of(shop.events().toString()), List.of(), Long.MIN_VALUE, UNTIL, 2 * UNTIL, null);
    new Backtest(flags, replay, parallelism, Map.of()).run(scratch.resolve(name + "-out"));
    return log;
  }

  private static HistorySource rows(Path log) {
    return new LoggedRows(
        new FeatureLog(log.toString()), Long.MIN_VALUE, UNTIL, (used, passedOver) -> {});
  }

  private static Map<String, byte[]> files(Path bundle) throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(bundle)) {
      for (Path file : list.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void theBundleLearntFromRowsIsThatLearntFromEvents() throws Exception {
    Path log = log("log", 2);
    Path ofRows = scratch.resolve("of-rows");
    train(rows(log), Goal.PURCHASE, ofRows);

    Map<String, byte[]> expected = files(base);
    Map<String, byte[]> actual = files(ofRows);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, bytes) -> assertThat(actual.get(name)).as(name).isEqualTo(bytes));

    long[] dead = {0};
    new FeatureLog(log.toString())
        .read(
            Long.MIN_VALUE,
            UNTIL,
            (row, window) -> dead[0] += row instanceof WindowRow known ? known.dead() : 0);
    assertThat(dead[0]).as("dead letters, which the reference counts").isPositive();
    assertThatThrownBy(() -> log("log", 1)).hasMessageContaining("name another --feature-log");
  }
}
