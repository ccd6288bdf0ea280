package io.shoal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentBenchResultTest {
  private final SegmentBenchResult result = new SegmentBenchResult();

  SegmentBenchResultTest() {
    result.add(Contestant.ADAPTIVE, score(.9, 1_000, 2_000));
    result.add(Contestant.ADAPTIVE, score(.8, 3_000, -1));
    result.add(Contestant.ADAPTIVE, score(.7, 12_000, -1));
    result.add(Contestant.ORACLE, score(1, 0, 0));
  }

  private static SegmentScore score(double agreement, int birth, int split) {
    Map<Turn, Integer> seen =
        Map.of(Turn.DEATH, -1, Turn.BIRTH, birth, Turn.MERGE, 0, Turn.SPLIT, split);
    return new SegmentScore(agreement, .25, seen, .5, .01, 2_000_000);
  }

  @Test
  void theTableGivesMediansAndHowOftenATurnWasMissedInColumnsThatAlign() {
    assertThat(result.toText().lines())
        .hasSize(4)
        .allMatch(line -> line.length() == result.toText().indexOf(System.lineSeparator()))
        .anySatisfy(
            line ->
                assertThat(line.split(" {2,}"))
                    .containsExactly(
                        "adaptive",
                        "0.800 (0.082)",
                        "0.25",
                        "never",
                        "3,000",
                        "0",
                        "2,000 -67%",
                        "0.50",
                        "0.010",
                        "2.00"));
  }

  @Test
  void theJsonHasTheSame() throws Exception {
    JsonNode adaptive = new ObjectMapper().readTree(result.toJson()).get("adaptive");

    assertThat(adaptive.get("adjustedRandIndex").asDouble()).isCloseTo(.8, within(1e-12));
    assertThat(adaptive.get("birth").get("medianPoints").asInt()).isEqualTo(3_000);
    assertThat(adaptive.get("death").get("missed").asDouble()).isEqualTo(1);
    assertThat(adaptive.get("death").has("medianPoints")).isFalse();
    assertThat(adaptive.get("pointsPerSecond").asDouble()).isEqualTo(2_000_000);
  }
}
