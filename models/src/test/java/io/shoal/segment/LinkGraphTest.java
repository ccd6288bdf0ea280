package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkGraphTest {
  private static MicroCentre weighing(double weight) {
    return new MicroCentre(new double[] {0}, weight, weight, 0);
  }

  /** A fiftieth of the lighter micro-centre, which weighs 1,000, is 20. */
  @Test
  void linksCountFromBothEndsAndFaintOnesNotAtAll() {
    PairCounts links = new PairCounts();
    links.add(SegmentCatalog.pair(0, 1), 300);
    links.add(SegmentCatalog.pair(2, 0), 21);
    links.add(SegmentCatalog.pair(1, 2), 20);
    List<MicroCentre> centres = List.of(weighing(1_000), weighing(10_000), weighing(1_000));
    LinkGraph graph = new LinkGraph(centres, links.links());

    assertThat(graph.neighbours(0)).containsExactly(1, 2);
    assertThat(graph.strengths(0)).containsExactly(300, 21);
    assertThat(graph.degree(0)).isEqualTo(321);
    assertThat(graph.neighbours(1)).containsExactly(0);
    assertThat(graph.neighbours(2)).containsExactly(0);
    assertThat(graph.degree(2)).isEqualTo(21);
  }
}
