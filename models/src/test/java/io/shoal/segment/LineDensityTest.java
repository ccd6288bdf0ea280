package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineDensityTest {
  private final LineDensity line = new LineDensity();

  private void add(double at, double variance, double height) {
    line.add(new double[] {at}, variance, new double[] {height});
  }

  @ParameterizedTest
  @CsvSource({
    "20.3, 30",
    "20.5, 0.2",
    "0, 5",
    "47, 5",
    "-9.7, 40",
    "61.2, 90",
    "25, 4000",
    "-60, 0.05",
    "20.5, 0.01"
  })
  void aGaussianIsThatAtEveryPoint(double at, double variance) {
    add(at, variance, 7);

    for (int k = 0; k < LineDensity.POINTS; k++) {
      double exact = 7 * StrictMath.exp(-(k - at) * (k - at) / (2 * variance));
      assertThat(line.at(k)).as("point %d", k).isCloseTo(exact, within(1e-11));
    }
  }

  @Test
  void anInfinitelyThinOneIsNearlyAtItsPointAlone() {
    add(20, 1e-9, 7);

    assertThat(line.at(20)).isEqualTo(7);
    assertThat(line.at(19)).isEqualTo(line.at(21)).isLessThan(1e-20);
    assertThat(line.at(30)).isZero();
  }

  @Test
  void whatLiesFarBeyondTheEndsIsNoPeakThere() {
    add(24, 60, 7);
    add(-30, 4, 1e9);
    add(80, 4, 1e9);

    assertThat(line.lowest(0, 8)).isEqualTo(1);
  }

  @Test
  void aValleyIsAsDeepAsItsLowestPointBelowTheLowerPeak() {
    add(12, 9, 100);
    add(36, 9, 400);

    assertThat(line.lowest(0, 8)).isCloseTo(line.at(23) / line.at(12), within(1e-12));
  }

  @Test
  void whereTheDensityOnlyFallsThereIsNoValley() {
    add(5, 200, 100);

    assertThat(line.lowest(0, 8)).isEqualTo(1);
  }

  @Test
  void inDoubtAValleyMayHideInTheMiddleButNotOutsideIt() {
    add(5, 200, 100);

    assertThat(line.lowest(-1, 8)).isLessThan(0.6);
    assertThat(line.lowest(-1, 23)).isGreaterThan(line.lowest(-1, 8));
  }
}
