package io.shoal.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ticks at which detectors see changes of seeded streams: they move only with the method. */
class GoldenDetectionsTest {
  private static final double[] SHIFTS = {.5, 1, 2, 5, 20};

  @Test
  void conformalOnIndependentTicks() {
    assertThat(conformal(0)).containsExactly(58, 17, 9, 2, 2);
  }

  @Test
  void conformalOnTicksThatHangOnTheLast() {
    assertThat(conformal(.8)).containsExactly(285, 96, 23, 2, 2);
  }

  @Test
  void linearOnOutcomes() {
    List<Integer> seen = new ArrayList<>();
    for (double rate : new double[] {.06, .075, .1}) {
      LinearDetector detector = new LinearDetector(Ticks.outcomes(1, .05, 10_000), 100_000);
      seen.add(Ticks.firstAlarm(detector, Ticks.outcomes(2, rate, 30_000)));
    }

    assertThat(seen).containsExactly(6954, 1322, 426);
  }

  @Test
  void adwinOnOutcomes() {
    AdwinDetector detector = new AdwinDetector(Ticks.outcomes(1, .05, 10_000), 1e-3);

    assertThat(Ticks.firstAlarm(detector, Ticks.outcomes(2, .1, 30_000))).isEqualTo(944);
  }

  private static List<Integer> conformal(double rho) {
    List<Integer> seen = new ArrayList<>();
    double[] ticks = Ticks.autoregressive(3, rho, 4_000);
    for (double shift : SHIFTS) {
      double[] reference = Arrays.copyOf(ticks, 2_000);
      ConformalDetector detector = ConformalDetector.upward(reference, 10_000);
      double[] changed = new double[2_000];
      for (int i = 0; i < changed.length; i++) {
        changed[i] = ticks[2_000 + i] + shift;
      }
      seen.add(Ticks.firstAlarm(detector, changed));
    }
    return seen;
  }
}
