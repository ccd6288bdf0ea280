package io.shoal.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArchetypeTest {
  private final Archetype late = Archetypes.resident("ad-visitor");
  private final Archetype early = Archetypes.resident("night-owl");

  @Test
  void traitsLieOnTheWayBetweenTwo() {
    Archetype between = late.towards(early, 0.25);

    assertThat(between.conversion())
        .isCloseTo(0.75 * late.conversion() + 0.25 * early.conversion(), within(1e-12));
    assertThat(between.actions()[2]).isCloseTo(0.75 * 1 + 0.25 * 8, within(1e-12));
    assertThat(between.name()).isEqualTo("ad-visitor");
    assertThat(late.towards(early, 0.5).name()).isEqualTo("night-owl");
  }

  @Test
  void hoursGoTheShorterWayRound() {
    assertThat(late.towards(early, 0.2).hour()).isCloseTo(23, within(1e-12));
    assertThat(early.towards(late, 0.2).hour()).isCloseTo(2, within(1e-12));
  }
}
