package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldMassesTest {
  private static MicroCentre centre(double x, double even, double odd) {
    double[] at = {x, 0};
    return new MicroCentre(
        at, even + odd, 0, new Mass(at, even), new Mass(at, odd), RecentSample.NONE);
  }

  private int asked;

  private final FoldMasses masses =
      new FoldMasses(
          List.of(centre(1, 2, 3), centre(2, 0, 5), centre(3, 7, 1e-120)),
          (centre, fold) -> {
            asked++;
            return new Mass[] {centre.of(fold)};
          });

  @Test
  void areThoseOfTheFoldOfAllInTheGroup() {
    assertThat(masses.of(new int[] {0, 2}, Fold.EVEN).weight()).isEqualTo(9);
    assertThat(masses.of(new int[] {0, 1}, Fold.ODD).weight()).isEqualTo(8);
  }

  @Test
  void areMadeOnceForAllGroups() {
    double first = masses.of(new int[] {0, 1}, Fold.ODD).weight();

    assertThat(masses.of(new int[] {1, 0}, Fold.ODD).weight()).isEqualTo(first);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void whatHasFadedHasNone() {
    Masses none = masses.of(new int[] {1}, Fold.EVEN);

    assertThat(none.isEmpty()).isTrue();
    assertThat(none.dimensions()).isEqualTo(2);
    assertThat(masses.of(new int[] {2}, Fold.ODD).isEmpty()).isTrue();
    assertThat(asked).isZero();
  }
}
