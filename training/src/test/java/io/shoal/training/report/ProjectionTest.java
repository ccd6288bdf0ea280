package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  /** Points spread widely along (0,3,4)/5, half as widely along x, and not at all across. */
  private static List<double[]> plane() {
    List<double[]> points = new ArrayList<>();
    for (int i = -5; i <= 5; i++) {
      for (int j = -5; j <= 5; j++) {
        points.add(new double[] {j, 2 * i * .6, 2 * i * .8});
      }
    }
    return points;
  }

  @Test
  void theAxesAreThoseOfGreatestSpread() {
    Projection projection = Projection.of(plane());

    assertThat(projection.share(0)).isCloseTo(.8, within(1e-9));
    assertThat(projection.share(1)).isCloseTo(.2, within(1e-9));
    assertThat(projection.at(0, 0)).isCloseTo(-10, within(1e-9));
    assertThat(projection.at(0, 1)).isCloseTo(-5, within(1e-9));
  }

  @Test
  void pointsThatAreAllOneHaveNoSpread() {
    Projection projection = Projection.of(List.of(new double[] {1, 2}, new double[] {1, 2}));

    assertThat(projection.share(0)).isZero();
    assertThat(projection.at(0, 0)).isEqualTo(projection.at(1, 0));
  }
}
