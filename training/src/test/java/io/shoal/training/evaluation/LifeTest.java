package io.shoal.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTest {
  private static final long DAY = 86_400_000L;

  private final Life life =
      new Life(
          List.of(
              new Life.Phase(10 * DAY, 17 * DAY, "a", false),
              new Life.Phase(17 * DAY, 30 * DAY, "b", false),
              new Life.Phase(30 * DAY, 44 * DAY, "b", true)));

  @Test
  void theArchetypeIsThatOfThePhase() {
    assertThat(life.archetype(10 * DAY)).isEqualTo("a");
    assertThat(life.archetype(17 * DAY)).isEqualTo("b");
  }

  @Test
  void whoIsNotThereOrLapsingHasNone() {
    assertThat(life.archetype(10 * DAY - 1)).isNull();
    assertThat(life.archetype(30 * DAY)).isNull();
    assertThat(life.archetype(44 * DAY)).isNull();
  }

  @Test
  void whoCameLessThanAWeekAgoIsNotSettled() {
    assertThat(life.settledArchetype(17 * DAY - 1)).isNull();
    assertThat(life.settledArchetype(17 * DAY)).isEqualTo("b");
  }
}
