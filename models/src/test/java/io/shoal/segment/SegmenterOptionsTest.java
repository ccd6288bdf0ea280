package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SegmenterOptionsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aNegativeDoubtIsRefused() {
    assertThatThrownBy(() -> new SegmenterOptions(DAY, 100, 20, DAY, -1, 0.75, 0.6))
        .hasMessage("the doubt must not be negative: -1.0");
  }

  @Test
  void aContinuityBeyondOneIsRefused() {
    assertThatThrownBy(() -> new SegmenterOptions(DAY, 100, 20, DAY, 1, 1.5, 0.6))
        .hasMessage("a continuity is from 0 to 1, not 1.5");
    assertThatThrownBy(() -> new SegmenterOptions(DAY, 100, 20, DAY, 1, 0.75, -0.1))
        .hasMessage("a continuity is from 0 to 1, not -0.1");
  }

  @Test
  void whoIsEagerWaitsForNothingAndDoubtsNothing() {
    SegmenterOptions eager = new SegmenterOptions(DAY, 100, 20).eager();

    assertThat(eager).isEqualTo(new SegmenterOptions(DAY, 100, 20, Duration.ZERO, 0, 0.8, 1));
  }
}
