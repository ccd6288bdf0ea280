package io.shoal.bench.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.drift.ConformalDetector;
import io.shoal.drift.SilentDetector;
import org.junit.jupiter.api.Test;

class TickTrialTest {
  private static final TickTrial CONFORMAL =
      new TickTrial(ConformalDetector::upward, 10_000, 2_000, 3);

  @Test
  void theDetectorKeepsItsPromiseOnTicksThatHangOnTheLast() {
    assertThat(CONFORMAL.falseAlarms(Noise.AR5)).isBetween(.1, 1.5);
  }

  @Test
  void aLargerShiftIsSeenEarlier() {
    double small = CONFORMAL.delay(Noise.NORMAL, 1);

    assertThat(small).isBetween(8.0, 30.0);
    assertThat(CONFORMAL.delay(Noise.NORMAL, 5)).isLessThan(small);
  }

  @Test
  void whatNeverAlarmsSeesNothing() {
    TickTrial none = new TickTrial((known, ticks) -> new SilentDetector(), 10_000, 2_000, 2);

    assertThat(none.falseAlarms(Noise.NORMAL)).isZero();
    assertThat(none.delay(Noise.NORMAL, 20)).isEqualTo(2_000);
  }
}
