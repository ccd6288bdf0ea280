package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AxisTest {
  private static final Offset<Double> ROUNDING = within(1e-9);

  /** In points, a distance of 1,000 between the means. */
  private static final double BETWEEN = 47 / 1.5;

  /** Two groups on the first axis, each a point, whose embeddings have a deviation of 100. */
  private static FisherDirection apart(double distance) {
    Masses here = Masses.of(new Mass[] {new Mass(new double[] {0, 0}, 1)}, 2);
    Masses there = Masses.of(new Mass[] {new Mass(new double[] {distance, 0}, 1)}, 2);
    return new FisherDirection(here, there, 10_000, 0);
  }

  @Test
  void theMeansAreAQuarterOfTheirDistanceFromTheEnds() {
    Axis axis = new Axis(apart(1_000));
    Mass[] means = {new Mass(new double[] {0, 0}, 1), new Mass(new double[] {1_000, 7}, 1)};

    assertThat(axis.at(means))
        .containsExactly(new double[] {BETWEEN / 4, BETWEEN * 5 / 4}, ROUNDING);
    assertThat(Axis.OUTSIDE).isEqualTo(8);
  }

  @Test
  void aVarianceIsInSquaredPoints() {
    assertThat(new Axis(apart(1_000)).variance(10_000))
        .isCloseTo(BETWEEN * BETWEEN / 100, ROUNDING);
  }

  @Test
  void whereMeansAreOneThereIsNoLine() {
    assertThat(new Axis(apart(0)).hasLength()).isFalse();
    assertThat(new Axis(apart(1)).hasLength()).isTrue();
  }
}
