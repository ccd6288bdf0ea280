package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class DesignEffectTest {
  private final SplittableRandom random = new SplittableRandom(5);

  /** Micro-centres of forty users each, of whom all vote equally often from the same place. */
  private List<MicroCentre> centres(int votesOfEach) {
    List<MicroCentre> centres = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      int even = 0;
      for (int user = 0; user < 40; user++) {
        even += random.nextBoolean() ? votesOfEach : 0;
      }
      double[] at = {i};
      int odd = 40 * votesOfEach - even;
      centres.add(
          new MicroCentre(
              at, even + odd, 0, new Mass(at, even), new Mass(at, odd), RecentSample.NONE));
    }
    return centres;
  }

  @Test
  void oneVoteOfEachUserIsWorthOneEmbedding() {
    assertThat(DesignEffect.of(centres(1))).isCloseTo(1, Assertions.within(0.2));
  }

  @Test
  void eightVotesOfTheSameUserAreWorthOneToo() {
    assertThat(DesignEffect.of(centres(8))).isCloseTo(8, Assertions.within(1.6));
  }

  @Test
  void nothingCountsAsIndependent() {
    assertThat(DesignEffect.of(List.of())).isEqualTo(1);
  }
}
