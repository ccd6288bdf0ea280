package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdjustedRandIndexTest {
  @Test
  void namesOfLabelsDoNotMatter() {
    assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1}, new int[] {7, 7, 3, 3})).isEqualTo(1);
  }

  @Test
  void oneLabelForAllIsChance() {
    assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1}, new int[] {1, 1, 1, 1})).isZero();
  }

  /** By hand: 1 pair together in both, 2 and 1 in each, 6 in all: (1 - 1/3) / (3/2 - 1/3). */
  @Test
  void aCutTooManyCosts() {
    assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 2}))
        .isCloseTo(4.0 / 7, within(1e-12));
  }
}
