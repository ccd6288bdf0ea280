package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AverageLinkageTest {
  /** Two that are alike, one half like the second, and one like none. */
  private final double[][] similarity = {
    {1, 0.9, 0, 0.1}, {0.9, 1, 0.8, 0.1}, {0, 0.8, 1, 0.2}, {0.1, 0.1, 0.2, 1}
  };

  private final double[] weights = {1, 1, 1, 1};
  private final AverageLinkage linkage = new AverageLinkage(similarity, weights);

  @Test
  void theMostSimilarAreJoinedFirst() {
    linkage.joinSimilar(0.85);

    assertThat(linkage.clusters()).containsExactly(List.of(0, 1), List.of(2), List.of(3));
  }

  @Test
  void theMeanSimilarityDecidesNotTheBest() {
    linkage.joinSimilar(0.41);

    assertThat(linkage.clusters()).containsExactly(List.of(0, 1), List.of(2), List.of(3));
  }

  @Test
  void heavyItemsCountForMore() {
    weights[1] = 9;
    linkage.joinSimilar(0.7);

    assertThat(linkage.clusters()).containsExactly(List.of(0, 1, 2), List.of(3));
  }

  @Test
  void whatIsTooLightJoinsTheMostSimilar() {
    weights[3] = 0.5;
    linkage.joinLight(1);

    assertThat(linkage.clusters()).containsExactly(List.of(0), List.of(1), List.of(2, 3));
  }

  @Test
  void aLoneLightItemStays() {
    AverageLinkage lone = new AverageLinkage(new double[][] {{1}}, new double[] {1});
    lone.joinLight(5);

    assertThat(lone.clusters()).containsExactly(List.of(0));
  }

  @Test
  void whatIsLightAndLikeNoOtherStaysAndTheNextLightIsJoined() {
    double[][] alike = {{1, 0, 0}, {0, 1, 0.3}, {0, 0.3, 1}};
    AverageLinkage lights = new AverageLinkage(alike, new double[] {1, 2, 9});
    lights.joinLight(5);

    assertThat(lights.clusters()).containsExactly(List.of(0), List.of(1, 2));
  }
}
