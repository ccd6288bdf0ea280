package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContinuityTest {
  private final BentGroups groups = new BentGroups();

  private double between(int[] a, int[] b) {
    return groups.continuity().between(a, b, 1, 0.8);
  }

  private double alongALine(int[] a, int[] b) {
    return new Valley(new CentrePlaces(groups.centres(), BentGroups.RADIUS, 1)).between(a, b, 1);
  }

  @Test
  void cloudsFarApartAreTwo() {
    assertThat(between(groups.cloud(-8_000), groups.cloud(8_000))).isLessThan(0.05);
  }

  @Test
  void aCloudCutInTwoIsOne() {
    int[] cloud = groups.cloud(0);
    int half = cloud.length / 2;

    assertThat(
            between(
                Arrays.copyOfRange(cloud, 0, half), Arrays.copyOfRange(cloud, half, cloud.length)))
        .isGreaterThan(0.95);
  }

  @Test
  void halvesOfARingAreOneThoughAStraightLineSeesAValley() {
    int[] ring = groups.ring(6_000);
    int half = ring.length / 2;
    int[] a = Arrays.copyOfRange(ring, 0, half);
    int[] b = Arrays.copyOfRange(ring, half, ring.length);

    assertThat(alongALine(a, b)).isLessThan(0.6);
    assertThat(between(a, b)).isGreaterThan(0.95);
  }

  @Test
  void ringsAroundOneMiddleAreTwoThoughAStraightLineSeesNoValley() {
    int[] inner = groups.ring(4_000);
    int[] outer = groups.ring(9_000);

    assertThat(alongALine(inner, outer)).isGreaterThan(0.8);
    assertThat(between(inner, outer)).isZero();
  }
}
