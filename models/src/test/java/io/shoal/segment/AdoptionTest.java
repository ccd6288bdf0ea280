package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row of micro-centres, of which the first has a segment, that share some links. */
class AdoptionTest {
  private static int[] adopted(int[] segment, long... links) {
    List<MicroCentre> centres = new ArrayList<>();
    PairCounts between = new PairCounts();
    for (int i = 0; i < segment.length; i++) {
      centres.add(new MicroCentre(new double[] {i}, 100, 100, segment[i]));
      if (i > 0) {
        between.add(SegmentCatalog.pair(i - 1, i), links[i - 1]);
      }
    }
    return new Adoption(centres, between.links()).adopted(segment);
  }

  @Test
  void aNewOneJoinsTheSegmentWithWhichItSharesNearlyAllItsLinks() {
    assertThat(adopted(new int[] {7, 0}, 95)).containsExactly(7, 7);
  }

  @Test
  void aNewOneThatSharesFewStaysAlone() {
    assertThat(adopted(new int[] {7, 0}, 85)).containsExactly(7, 0);
  }

  @Test
  void whatWasAdoptedAdoptsItsNeighbour() {
    assertThat(adopted(new int[] {7, 0, 0, 0}, 95, 95, 20)).containsExactly(7, 7, 7, 0);
  }

  @Test
  void betweenTwoSegmentsTheOneOfMoreLinksAdopts() {
    assertThat(adopted(new int[] {7, 0, 8}, 91, 99)).containsExactly(7, 8, 8);
  }

  @Test
  void whatHasASegmentKeepsIt() {
    assertThat(adopted(new int[] {7, 8}, 100)).containsExactly(7, 8);
  }
}
