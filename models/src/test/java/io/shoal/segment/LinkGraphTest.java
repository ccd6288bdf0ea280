package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LinkGraphTest {
  private static MicroCentre weighing(double weight) {
    return new MicroCentre(new double[] {0}, weight, weight, 0);
  }

  /** A fiftieth of the lighter micro-centre, which weighs 100, is 2. */
  @Test
  void linksCountFromBothEndsAndFaintOnesNotAtAll() {
    TreeMap<Long, Double> links = new TreeMap<>();
    links.put(SegmentCatalog.pair(0, 1), 30.0);
    links.put(SegmentCatalog.pair(2, 0), 2.1);
    links.put(SegmentCatalog.pair(1, 2), 2.0);
    LinkGraph graph = new LinkGraph(List.of(weighing(100), weighing(1_000), weighing(100)), links);

    assertThat(graph.neighbours(0)).containsExactly(1, 2);
    assertThat(graph.strengths(0)).containsExactly(30.0, 2.1);
    assertThat(graph.degree(0)).isEqualTo(32.1);
    assertThat(graph.neighbours(1)).containsExactly(0);
    assertThat(graph.neighbours(2)).containsExactly(0);
    assertThat(graph.degree(2)).isEqualTo(2.1);
  }
}
