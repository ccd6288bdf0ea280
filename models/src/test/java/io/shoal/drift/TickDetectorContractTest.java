package io.shoal.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every detector must do, on outcomes of 0 and 1, which all of them can judge. */
class TickDetectorContractTest {
  private static final double THRESHOLD = 10_000;

  static Stream<Arguments> all() {
    return Stream.of(
        named("conformal", reference -> ConformalDetector.upward(reference, THRESHOLD)),
        named("both ways", reference -> ConformalDetector.bothWays(reference, THRESHOLD)),
        named("linear", reference -> new LinearDetector(reference, THRESHOLD)),
        named("adwin", reference -> new AdwinDetector(reference, 1 / THRESHOLD)),
        named("none", reference -> new SilentDetector()));
  }

  static Stream<Arguments> seeing() {
    return all().filter(detector -> !detector.get()[0].equals("none"));
  }

  private static Arguments named(String name, Function<double[], TickDetector> detector) {
    return Arguments.of(name, detector);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void keepsItsPromiseWhileAllIsWell(String name, Function<double[], TickDetector> detectors) {
    int alarms = 0;
    for (int seed = 1; seed <= 10; seed++) {
      TickDetector detector = detectors.apply(Ticks.outcomes(seed, .2, 4_000));
      alarms += Ticks.alarms(detector, Ticks.outcomes(100 + seed, .2, 20_000));
    }

    // 20 are promised; 30 are more with a chance of 1 in 50.
    assertThat(alarms).isLessThanOrEqualTo(30);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("seeing")
  void seesARise(String name, Function<double[], TickDetector> detectors) {
    TickDetector detector = detectors.apply(Ticks.outcomes(1, .2, 4_000));

    int seen = Ticks.firstAlarm(detector, Ticks.outcomes(2, .4, 5_000));

    assertThat(seen).isBetween(1, 1_500);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void theSameTicksGiveTheSameAlarms(String name, Function<double[], TickDetector> detectors) {
    double[] reference = Ticks.outcomes(1, .2, 4_000);
    double[] ticks = Ticks.outcomes(2, .3, 3_000);

    assertThat(trace(detectors.apply(reference), ticks))
        .isEqualTo(trace(detectors.apply(reference), ticks));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void evidenceBeginsAnewAfterAnAlarm(String name, Function<double[], TickDetector> detectors) {
    TickDetector detector = detectors.apply(Ticks.outcomes(1, .2, 4_000));
    for (double tick : Ticks.outcomes(2, .5, 3_000)) {
      boolean alarm = detector.step(tick);

      assertThat(detector.evidence()).isGreaterThanOrEqualTo(0).isLessThan(THRESHOLD);
      if (alarm) {
        assertThat(detector.evidence()).isZero();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void refusesWhatIsNoNumber(String name, Function<double[], TickDetector> detectors) {
    TickDetector detector = detectors.apply(Ticks.outcomes(1, .2, 4_000));

    assertThatThrownBy(() -> detector.step(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  private static String trace(TickDetector detector, double[] ticks) {
    return Arrays.toString(
        Arrays.stream(ticks)
            .map(tick -> (detector.step(tick) ? -1 : 1) * detector.evidence())
            .toArray());
  }
}
