package io.shoal.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.training.evaluation.AlertScore.Detection;
import io.shoal.training.evaluation.AlertScore.FiredStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftBenchResultTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DriftBenchResult result = new DriftBenchResult(1);

  DriftBenchResultTest() {
    result.add(silent(1, detection(8L, "source-volume/app-ios", true)));
    result.add(silent(2, detection(20L, "conversion/all", false)));
    result.add(silent(3, detection(null, null, false)));
    result.add(
        new TrialScore(
            new DriftTrial("growing", 1, 1_000, 42, 180, 30, 1),
            180,
            List.of(),
            List.of(
                new FiredStream(1, "feature", "feature/price_level"),
                new FiredStream(2, "feature", "feature/hour"),
                new FiredStream(3, "conversion", "conversion/all"))));
  }

  private static TrialScore silent(long seed, Detection detection) {
    return new TrialScore(
        new DriftTrial("source-silent", seed, 1_000, 42, 180, 30, 1),
        21,
        List.of(detection),
        List.of());
  }

  private static Detection detection(Long delay, String first, boolean named) {
    return new Detection("source-silent", "app-ios", 0, delay, first, named, named);
  }

  @Test
  void whatWasFoundAndHowSoonIsToldByScenario() throws IOException {
    JsonNode silent = JSON.readTree(result.toJson()).path("scenarios").path("source-silent");

    assertThat(silent.path("planted").asInt()).isEqualTo(3);
    assertThat(silent.path("found").asInt()).isEqualTo(2);
    assertThat(silent.path("medianDelayWindows").asDouble()).isEqualTo(14);
    assertThat(silent.path("worstDelayWindows").asInt()).isEqualTo(20);
    assertThat(silent.path("namedFirst").asInt()).isEqualTo(1);
    assertThat(silent.path("falseAlarms").asInt()).isZero();
    assertThat(silent.path("days").asDouble()).isEqualTo(63);
  }

  @Test
  void falseAlarmsAreToldPer30DaysWithAnIntervalAndByKind() throws IOException {
    JsonNode json = JSON.readTree(result.toJson());
    JsonNode growing = json.path("scenarios").path("growing");

    assertThat(growing.path("falseAlarmsPer30Days").asDouble()).isCloseTo(0.5, within(1e-12));
    // Garwood: 3 counted, .62 to 8.77.
    assertThat(growing.path("falseAlarmsPer30DaysLow").asDouble()).isCloseTo(0.103, within(.001));
    assertThat(growing.path("falseAlarmsPer30DaysHigh").asDouble()).isCloseTo(1.461, within(.001));
    assertThat(json.path("kinds").path("feature").path("firstInFalseAlarms").asInt()).isEqualTo(2);
    assertThat(json.path("kinds").path("conversion").path("firstInTrueAlerts").asInt())
        .isEqualTo(1);
  }

  @Test
  void theTableSaysTheSame() {
    assertThat(result.toText())
        .contains("2/3", "(0.09-0.99)", "1/2", "(0.10-1.46)")
        .contains("source-volume: first in 1 true alerts, 0 false");
  }

  @Test
  void aScoreComesBackFromItsFileAsItWas() throws IOException {
    TrialScore score = silent(1, detection(8L, "source-volume/app-ios", true));

    assertThat(JSON.readValue(JSON.writeValueAsString(score), TrialScore.class)).isEqualTo(score);
  }
}
