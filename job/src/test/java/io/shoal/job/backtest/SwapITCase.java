package io.shoal.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoal.bundle.ModelBundle;
import io.shoal.feature.FeatureSpec;
import io.shoal.job.output.Contract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapITCase {
  private static final Instant SWAP = Instant.parse("2026-01-25T09:07:00Z");
  private static final String FIRST_WINDOW = "2026-01-25T09:15:00Z";
  private static final Instant BACK = Instant.parse("2026-01-29T12:00:00Z");

  @TempDir static Path scratch;

  private static Shop shop;
  private static Path first;
  private static Path second;

  @BeforeAll
  static void trainTwice() throws Exception {
    shop = new Shop(scratch, "steady", 400);
    first = shop.train("first", 1, FeatureSpec.defaults());
    second = shop.train("second", 2, FeatureSpec.defaults());
  }

  private static List<JsonNode> lines(String out, String file) throws Exception {
    return shop.lines(out, file);
  }

  @Test
  void segmentsKeepTheirNamesAndNobodyIsLost() throws Exception {
    BacktestSummary before = shop.run("unchanged", 2, shop.beginning(first));
    BacktestSummary swapped =
        shop.run("swapped", 2, shop.beginning(first, Shop.announcement(1, second, SWAP)));

    assertThat(swapped.eventsScored()).isEqualTo(before.eventsScored());
    assertThat(swapped.users()).isEqualTo(before.users());
    assertThat(shop.userWindows("swapped")).isEqualTo(shop.userWindows("unchanged"));
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
        .hasSameSizeAs(lines("unchanged", "alerts.jsonl"));
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
    Shop.Replay thereAndBack =
        shop.beginning(
            first, Shop.announcement(1, second, SWAP), Shop.announcement(0, first, BACK));
    shop.run("p1", 1, thereAndBack);
    shop.run("p4", 4, thereAndBack.on(Map.of("state.backend.type", "hashmap")));

    assertThat(lines("p1", "model-activations.jsonl")).hasSize(2);
    shop.assertSameOutputs("p1", "p4");
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

    shop.run("unswapped", 2, shop.beginning(first));
    shop.run("refused", 2, shop.beginning(first, Shop.announcement(7, damaged, SWAP)));

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

    List<String> recorded = Files.readAllLines(shop.file("refused", "model-activations.jsonl"));
    Path mended = damaged.resolve("network.weights");
    Files.copy(second.resolve("network.weights"), mended, StandardCopyOption.REPLACE_EXISTING);
    shop.run("replayed", 2, shop.beginning(first).announcing(recorded));
    shop.assertSameOutputs("refused", "replayed");
  }
}
