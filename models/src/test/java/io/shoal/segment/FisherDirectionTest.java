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
  void measuresHowFarTheGroupsAreApartInTheirDeviations() {
    double apart = 60.0 * 60 / 51 + 300.0 * 300 / 5_001;

    assertThat(direction(0).squaredDeviations()).isCloseTo(apart, within(1e-9));
  }

  @Test
  void solvesWhereAllDimensionsGoTogether() {
    double[][] away = {{40, 10, -5}, {-20, 30, 15}, {5, -25, 60}, {-30, -30, -10}};
    double[] difference = {70, -20, 90};
    Mass[] a = new Mass[away.length];
    Mass[] b = new Mass[away.length];
    for (int i = 0; i < away.length; i++) {
      a[i] = new Mass(away[i], 1 + i);
      double[] at = new double[3];
      for (int d = 0; d < 3; d++) {
        at[d] = away[i][d] + difference[d];
      }
      b[i] = new Mass(at, 1 + i);
    }
    double[] lower = new double[6];
    Masses first = Masses.of(a, 3);
    first.addCovariance(1, first.mean(), lower);
    FisherDirection direction = new FisherDirection(first, Masses.of(b, 3), SPREAD, 0);
    double[] x = {
      direction.along(new double[] {1, 0, 0}),
      direction.along(new double[] {0, 1, 0}),
      direction.along(new double[] {0, 0, 1})
    };

    assertThat((lower[0] + SPREAD) * x[0] + lower[1] * x[1] + lower[3] * x[2])
        .isCloseTo(difference[0], within(1e-9));
    assertThat(lower[1] * x[0] + (lower[2] + SPREAD) * x[1] + lower[4] * x[2])
        .isCloseTo(difference[1], within(1e-9));
    assertThat(lower[3] * x[0] + lower[4] * x[1] + (lower[5] + SPREAD) * x[2])
        .isCloseTo(difference[2], within(1e-9));
  }

  @Test
  void theFirstGroupLiesBeforeTheSecond() {
    Masses a = cross(-500, 40);
    Masses b = cross(-900, 300);
    FisherDirection direction = new FisherDirection(a, b, SPREAD, 0.1);

    assertThat(direction.from()).isEqualTo(direction.along(a.mean()));
    assertThat(direction.to()).isEqualTo(direction.along(b.mean())).isGreaterThan(direction.from());
    assertThat(direction.squaredLength()).isPositive();
  }
}
