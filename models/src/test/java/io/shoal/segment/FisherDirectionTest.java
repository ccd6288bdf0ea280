package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherDirectionTest {
  private static final double SPREAD = 1;

  /** Masses at the corners of a cross around a point: variances 50 and 5,000, no covariance. */
  private static Masses cross(double x, double y) {
    return Masses.of(
        new Mass[] {
          new Mass(new double[] {x - 10, y}, 1),
          new Mass(new double[] {x + 10, y}, 1),
          new Mass(new double[] {x, y - 100}, 1),
          new Mass(new double[] {x, y + 100}, 1)
        },
        2);
  }

  private static FisherDirection direction(double shrinkage) {
    return new FisherDirection(cross(0, 0), cross(60, 300), SPREAD, shrinkage);
  }

  @Test
  void leadsAcrossTheWidthOfTheGroups() {
    FisherDirection direction = direction(0);

    assertThat(direction.along(new double[] {1, 0})).isCloseTo(60 / 51.0, within(1e-9));
    assertThat(direction.along(new double[] {0, 1})).isCloseTo(300 / 5_001.0, within(1e-9));
  }

  @Test
  void leadsFromMeanToMeanWhereTheCovarianceIsNotTrusted() {
    FisherDirection direction = direction(1);

    double x = direction.along(new double[] {1, 0});
    assertThat(direction.along(new double[] {0, 1}) / x).isCloseTo(300.0 / 60, within(1e-9));
  }

  @Test
  void theFirstGroupLiesBeforeTheSecond() {
    assertThat(direction(0).from()).isCloseTo(0, within(1e-9));
    assertThat(direction(0).to()).isPositive();
    assertThat(direction(0).squaredLength()).isPositive();
  }
}
