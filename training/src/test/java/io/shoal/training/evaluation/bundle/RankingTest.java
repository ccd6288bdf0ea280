package io.shoal.training.evaluation.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void aPerfectOrderHasAnAreaOfOne() {
    Ranking ranking =
        new Ranking(new double[] {.1, .2, .8, .9}, new boolean[] {false, false, true, true});

    assertThat(ranking.auc()).isEqualTo(1);
  }

  @Test
  void tiesCountHalf() {
    // Of the four pairs, one is right, one is wrong, two tie.
    Ranking ranking =
        new Ranking(new double[] {1, 2, 2, 1}, new boolean[] {false, false, true, true});

    assertThat(ranking.auc()).isEqualTo(.5);
    assertThat(
            new Ranking(new double[] {1, 2, 2, 3}, new boolean[] {false, false, true, true}).auc())
        .isEqualTo(.875);
  }

  @Test
  void theTopTenthIsComparedWithAll() {
    double[] scores = new double[100];
    boolean[] converted = new boolean[100];
    for (int i = 0; i < 100; i++) {
      scores[i] = i;
      converted[i] = i >= 80;
    }

    assertThat(new Ranking(scores, converted).lift()).isCloseTo(5, within(1e-9));
  }

  @Test
  void usersWhoTieShareTheirRateWhateverTheirOrder() {
    boolean[] converted = new boolean[20];
    converted[0] = true;
    converted[1] = true;

    assertThat(new Ranking(new double[20], converted).deciles()).containsOnly(.1);
  }
}
