package io.shoal.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepQuantilesTest {
  @Test
  void quantilesAreInMillisecondsOfAllSteps() {
    Map<Integer, Integer> micros =
        new HashMap<>(Map.of(1_000, 50, 2_000, 48, 70_000, 1, 90_000, 1));

    assertThat(StepQuantiles.of(micros)).isEqualTo(new StepQuantiles(100, 1, 70, 90));
  }

  @Test
  void withoutStepsNothingTookTime() {
    assertThat(StepQuantiles.of(Map.of())).isEqualTo(new StepQuantiles(0, 0, 0, 0));
  }

  @Test
  void stepsAreRoundedUpToTwoDigits() {
    assertThat(StepQuantiles.rounded(99)).isEqualTo(99);
    assertThat(StepQuantiles.rounded(101)).isEqualTo(110);
    assertThat(StepQuantiles.rounded(12_000)).isEqualTo(12_000);
    assertThat(StepQuantiles.rounded(12_345)).isEqualTo(13_000);
    assertThat(StepQuantiles.rounded(Long.MAX_VALUE / 2)).isEqualTo(Integer.MAX_VALUE);
  }
}
