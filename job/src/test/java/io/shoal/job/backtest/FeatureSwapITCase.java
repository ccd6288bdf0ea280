package io.shoal.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoal.bundle.ModelBundle;
import io.shoal.feature.FeatureSpec;
import io.shoal.featurelog.FeatureLog;
import io.shoal.featurelog.UserRow;
import io.shoal.job.output.Contract;
import io.shoal.scoring.Goal;
import io.shoal.training.autoencoder.TrainerOptions;
import io.shoal.training.history.LoggedRows;
import io.shoal.training.registry.BundleTraining;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A swap to a model that computes one feature more and one feature less. */
class FeatureSwapITCase {
  private static final Instant SWAP = Instant.parse("2026-01-22T09:07:00Z");
  private static final String FIRST_WINDOW = "2026-01-22T09:15:00Z";
  private static final Instant BACK = Instant.parse("2026-01-29T12:00:00Z");

  @TempDir static Path scratch;

  private static Shop shop;
  private static Path first;
  private static Path other;

  @BeforeAll
  static void trainTwice() throws Exception {
    shop = new Shop(scratch, "steady", 400);
    first = shop.train("first", 1, FeatureSpec.defaults());
    other = shop.train("other", 2, FeatureSpec.parse(otherFeatures()));
  }

  /** Without coupons, with one feature more. */
  private static String otherFeatures() {
    String defaults = FeatureSpec.defaults().yaml();
    String fewer = defaults.replaceFirst(" *- \\{id: coupons, [^}]*}\n", "");
    assertThat(fewer).isNotEqualTo(defaults);
    return fewer.stripTrailing()
        + "\n  - {id: late_purchases, kind: count, events: [purchase], halfLives: [P2D]}\n";
  }

  private static JsonNode activation(String out) throws Exception {
    List<JsonNode> lines = shop.lines(out, "model-activations.jsonl");
    assertThat(lines).isNotEmpty();
    for (JsonNode line : lines) {
      assertThat(new Contract("model-activations.v1").faults(line.toString())).isEmpty();
    }
    return lines.get(0);
  }

  @Test
  void profilesGoOverNobodyIsLostAndOutputsAreTheSameAtEveryParallelism() throws Exception {
    Shop.Replay thereAndBack =
        shop.beginning(first, Shop.announcement(1, other, SWAP), Shop.announcement(0, first, BACK));
    BacktestSummary unchanged = shop.run("unchanged", 2, shop.beginning(first));
    BacktestSummary swapped = shop.run("p1", 1, thereAndBack);
    shop.run("p4", 4, thereAndBack.on(Map.of("state.backend.type", "hashmap")));

    shop.assertSameOutputs("p1", "p4");
    assertThat(swapped.eventsScored()).isEqualTo(unchanged.eventsScored());
    assertThat(shop.userWindows("p1")).isEqualTo(shop.userWindows("unchanged"));
    assertThat(shop.lines("p1", "model-activations.jsonl")).hasSize(2);
    assertThat(activation("p1").path("outcome").asText()).isEqualTo("on-time");
    assertThat(activation("p1").path("windowEnd").asText()).isEqualTo(FIRST_WINDOW);
    assertThat(activation("p1").path("detail").asText())
        .isEqualTo(
            "features that begin: [late_purchases@2d], that end: [coupons@7d];"
                + " 100 % of the profiles are warm");
    String specHash = activation("p1").path("featureSpecHash").asText();
    for (JsonNode line : shop.lines("p1", "segments.jsonl")) {
      String end = line.path("windowEnd").asText();
      boolean isOther = end.compareTo(FIRST_WINDOW) >= 0 && end.compareTo(BACK.toString()) <= 0;
      assertThat(line.path("featureSpecHash").asText().equals(specHash)).as(end).isEqualTo(isOther);
    }
    long kept = keptAtSwap("p1");
    System.out.printf("swap of features: %d %% keep their segment%n", kept);
    assertThat(kept).isGreaterThan(70);
  }

  /** Of the users in a segment, in percent, whose next one within half a day is the same. */
  private static long keptAtSwap(String out) throws Exception {
    String until = Instant.parse(FIRST_WINDOW).plusSeconds(43_200).toString();
    Map<String, String> was = new TreeMap<>();
    Map<String, String> is = new TreeMap<>();
    for (JsonNode line : shop.lines(out, "scored.jsonl")) {
      String end = line.path("windowEnd").asText();
      Map<String, String> segments = end.compareTo(FIRST_WINDOW) < 0 ? was : is;
      if (end.compareTo(until) < 0) {
        segments.put(line.path("userId").asText(), line.path("segmentId").asText());
      }
    }
    is.keySet().retainAll(was.keySet());
    long same =
        is.entrySet().stream().filter(e -> e.getValue().equals(was.get(e.getKey()))).count();
    return 100 * same / is.size();
  }

  @Test
  void theLogHoldsExactlyWhatWasScoredEachRowByTheFeaturesOfItsModel() throws Exception {
    Path log = scratch.resolve("log");
    shop.run(
        "logged",
        2,
        shop.beginning(first, Shop.announcement(1, other, SWAP))
            .with("--feature-log", log.toString()));

    String ofFirst = FeatureSpec.defaults().hash();
    String ofOther = FeatureSpec.parse(otherFeatures()).hash();
    TreeSet<String> rows = new TreeSet<>();
    Map<String, Integer> bySpec = new TreeMap<>();
    new FeatureLog(log.toString())
        .read(
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            (row, window) -> {
              if (row instanceof UserRow user) {
                Instant end = Instant.ofEpochMilli(user.windowEnd());
                assertThat(rows.add(end + user.user())).as(end + user.user()).isTrue();
                boolean isOther = !end.isBefore(Instant.parse(FIRST_WINDOW));
                assertThat(user.featureSpec()).isEqualTo(isOther ? ofOther : ofFirst);
                bySpec.merge(user.featureSpec(), 1, Integer::sum);
              }
            });
    assertThat(rows).isEqualTo(shop.userWindows("logged"));

    List<Long> told = new ArrayList<>();
    LoggedRows ofBoth =
        new LoggedRows(
            new FeatureLog(log.toString()),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            (used, passedOver) -> told.addAll(List.of(used, passedOver)));
    new BundleTraining(
            ofBoth,
            FeatureSpec.parse(otherFeatures()),
            Goal.PURCHASE,
            TrainerOptions.defaults(3, 2))
        .write("default", scratch.resolve("of-rows"));
    assertThat(told.subList(0, 2))
        .containsExactly((long) bySpec.get(ofOther), (long) bySpec.get(ofFirst));
    assertThat(ModelBundle.load(scratch.resolve("of-rows")).provenance())
        .contains("\"from\":\"" + FIRST_WINDOW + "\"");
  }

  @Test
  void aModelThatIsAnnouncedAtTheLastMomentWaitsAndItsRecordIsReplayedAsItWas() throws Exception {
    String announced =
        Shop.announcement(1, other, SWAP)
            .toJson()
            .replace("}", ",\"gatherFrom\":\"" + FIRST_WINDOW + "\"}");
    shop.run("waited", 2, shop.beginning(first).announcing(List.of(announced)));

    JsonNode activation = activation("waited");
    assertThat(activation.path("outcome").asText()).isEqualTo("waited");
    assertThat(activation.path("gatherFrom").asText()).isEqualTo(FIRST_WINDOW);
    // Somewhat less than the half-life of two days, for customers of two weeks.
    assertThat(activation.path("windowEnd").asText())
        .isBetween("2026-01-23T21:00:00Z", "2026-01-24T09:15:00Z");
    System.out.println("waited: " + activation);

    List<String> recorded = Files.readAllLines(shop.file("waited", "model-activations.jsonl"));
    shop.run("replayed", 1, shop.beginning(first).announcing(recorded));
    shop.assertSameOutputs("waited", "replayed");
  }
}
