package io.shoal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudStreamTest {
  private static List<String> points(long seed) {
    return new CloudStream(seed)
        .next(200).stream()
            .map(point -> point.label() + java.util.Arrays.toString(point.at()))
            .toList();
  }

  @Test
  void aSeedGivesOneStreamAndAnotherSeedAnother() {
    assertThat(points(1)).isEqualTo(points(1)).doesNotContainAnyElementsOf(points(2));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 12",
    "39999, 12",
    "40000, 11",
    "70000, 12",
    "104999, 12",
    "105000, 11",
    "134999, 11",
    "135000, 12",
    "199999, 12"
  })
  void theNumberOfSegmentsChangesWithEachTurn(int time, int segments) {
    assertThat(new CloudStream(3).labels(time)).hasSize(segments);
  }

  @Test
  void pointsBearTheLabelsThatLiveAndALittleIsNoise() {
    CloudStream stream = new CloudStream(4);
    int noise = 0;
    for (StreamPoint point : stream.next(CloudStream.LENGTH)) {
      if (point.label() == StreamPoint.NOISE) {
        noise++;
      } else {
        assertThat(stream.labels(point.time())).contains(point.label());
      }
    }

    assertThat(noise).isBetween(CloudStream.LENGTH / 60, CloudStream.LENGTH / 40);
  }
}
