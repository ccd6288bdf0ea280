package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MassesTest {
  private static Masses masses(Mass... all) {
    return Masses.of(all, 2);
  }

  private static double[] covariance(Masses masses) {
    double[] lower = new double[3];
    masses.addCovariance(1, masses.mean(), lower);
    return lower;
  }

  private final Mass left = new Mass(new double[] {-1_000, 20}, 3);
  private final Mass right = new Mass(new double[] {3_000, 60}, 1);

  @Test
  void theMomentsAreThoseOfAllByWeight() {
    Masses both = masses(left, right);

    assertThat(both.weight()).isEqualTo(4);
    assertThat(both.mean()).containsExactly(0, 30);
    assertThat(covariance(both)).containsExactly(3_000_000, 30_000, 300);
  }

  @Test
  void thoseOfAGroupAreHadFromItsParts() {
    Masses parts = Masses.together(new Masses[] {masses(left), masses(), masses(right)});

    assertThat(parts.all()).containsExactly(left, right);
    assertThat(covariance(parts)).containsExactly(covariance(masses(left, right)), within(1e-6));
  }

  @Test
  void twoOfUnequalWeightTellLessThanTwo() {
    assertThat(masses(left, left).drawn()).isCloseTo(2, within(1e-12));
    assertThat(masses(left, right).drawn()).isCloseTo(1.6, within(1e-12));
  }

  @Test
  void noneAreEmpty() {
    assertThat(masses().isEmpty()).isTrue();
    assertThat(masses(left).isEmpty()).isFalse();
  }
}
