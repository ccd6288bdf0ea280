package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuityTest {
  private final BentGroups groups = new BentGroups();

  private double between(List<Integer> a, List<Integer> b) {
    return groups.continuity().between(a, b, 1, 0.8);
  }

  private double alongALine(List<Integer> a, List<Integer> b) {
    return new Valley(new CentrePlaces(groups.centres(), BentGroups.RADIUS, 1)).between(a, b, 1);
  }

  @Test
  void cloudsFarApartAreTwo() {
    assertThat(between(groups.cloud(-8_000), groups.cloud(8_000))).isLessThan(0.05);
  }

  @Test
  void aCloudCutInTwoIsOne() {
    List<Integer> cloud = groups.cloud(0);
    int half = cloud.size() / 2;

    assertThat(between(cloud.subList(0, half), cloud.subList(half, cloud.size())))
        .isGreaterThan(0.95);
  }

  @Test
  void halvesOfARingAreOneThoughAStraightLineSeesAValley() {
    List<Integer> ring = groups.ring(6_000);
    int half = ring.size() / 2;
    List<Integer> a = ring.subList(0, half);
    List<Integer> b = ring.subList(half, ring.size());

    assertThat(alongALine(a, b)).isLessThan(0.6);
    assertThat(between(a, b)).isGreaterThan(0.95);
  }

  @Test
  void ringsAroundOneMiddleAreTwoThoughAStraightLineSeesNoValley() {
    List<Integer> inner = groups.ring(4_000);
    List<Integer> outer = groups.ring(9_000);

    assertThat(alongALine(inner, outer)).isGreaterThan(0.8);
    assertThat(between(inner, outer)).isZero();
  }
}
