package io.shoal.training.evaluation.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.bundle.ModelBundle;
import io.shoal.feature.FeatureSpec;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.registry.BundleTraining;
import io.shoal.training.registry.WrittenBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleEvaluationTest {
  private static final long DAY = 86_400_000L;
  private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
  private static final long CUT = START + 40 * DAY;
  private static final FeatureSpec SPEC =
      FeatureSpec.parse(
          "features: [{id: views, kind: count, events: [view], halfLives: [P7D], transform: log1p},"
              + " {id: buys, kind: count, events: [purchase], halfLives: [P7D], transform: log1p}]");

  @TempDir static Path scratch;
  private static Path events;
  private static ModelBundle bundle;

  @BeforeAll
  static void train() throws IOException {
    events = scratch.resolve("events.jsonl");
    Files.writeString(events, shop());
    new BundleTraining(
            history(CUT),
            SPEC,
            new Goal(Goal.PURCHASE.events(), Duration.ofDays(3)),
            TrainerOptions.defaults(1, 8).with("bottleneck", "2"))
        .write("small", scratch.resolve("bundle"));
    bundle = ModelBundle.load(scratch.resolve("bundle"));
  }

  /**
   * Two hundred users look at something each other day; every second of them buys half the time.
   */
  private static String shop() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder lines = new StringBuilder();
    for (int day = 0; day < 52; day++) {
      for (int user = day % 2; user < 200; user += 2) {
        boolean buys = user % 4 < 2 && random.nextBoolean();
        Instant at = Instant.ofEpochMilli(START + day * DAY + 60_000L * user);
        lines.append(
            String.format(
                "{\"eventId\":\"e%d-%d\",\"userId\":\"u%d\",\"type\":\"%s\",\"timestamp\":\"%s\"}%n",
                day, user, user, buys ? "purchase" : "view", at));
      }
    }
    return lines.toString();
  }

  private static HistoryFiles history(long until) {
    return new HistoryFiles(List.of(events), Long.MIN_VALUE, until, until, null);
  }

  private static BundleEvaluation evaluation(long until) throws IOException {
    return BundleEvaluation.of(bundle, history(until), CUT, 1_000, read -> {});
  }

  @Test
  void aModelThatKnowsWhoBuysRanksThemFirst() throws IOException {
    ModelFigures figures = evaluation(Long.MAX_VALUE).figures();

    assertThat(figures.looks()).isEqualTo(3);
    assertThat(figures.users()).isEqualTo(600);
    assertThat(figures.conversionAuc()).isGreaterThan(.75);
    assertThat(figures.topDecileLift()).isGreaterThan(1.3);
  }

  @Test
  void theSameEventsGiveTheSameFilesWithAllBaselines() throws IOException {
    Path first = scratch.resolve("first");
    Path second = scratch.resolve("second");
    new EvaluationReport(evaluation(Long.MAX_VALUE), 1).write(first);
    new EvaluationReport(evaluation(Long.MAX_VALUE), 1).write(second);

    for (String file : List.of("evaluation.json", "report.html")) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
    JsonNode json = new ObjectMapper().readTree(first.resolve("evaluation.json").toFile());
    assertThat(json.path("contestants")).hasSize(6);
    assertThat(Files.readString(first.resolve("report.html")))
        .contains("Recency, frequency, value: quintiles")
        .doesNotContain("http://", "https://");
  }

  @Test
  void theSameDataAndSeedGiveTheSameBundle() throws IOException {
    WrittenBundle again =
        new BundleTraining(
                history(CUT),
                SPEC,
                new Goal(Goal.PURCHASE.events(), Duration.ofDays(3)),
                TrainerOptions.defaults(1, 8).with("bottleneck", "2"))
            .write("small", scratch.resolve("again"));

    assertThat(again.version()).isEqualTo(bundle.version());
    assertThat(again.drift().get(0)).contains("1 promised");
    assertThat(Files.readString(scratch.resolve("again/README.md"))).contains(again.drift());
    assertThat(scratch.resolve("again/checksums.sha256"))
        .hasSameBinaryContentAs(scratch.resolve("bundle/checksums.sha256"));
  }

  @Test
  void eventsThatEndBeforeTheFirstHorizonAreRefusedWithWhatToDo() {
    assertThatThrownBy(() -> evaluation(CUT + DAY)).hasMessageContaining("give more events");
  }
}
