package io.shoal.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BiographyTest {
  private static final long DAY = 86_400_000L;

  private final Biography biography =
      new Biography(
          List.of(
              new Biography.Phase(10 * DAY, 17 * DAY, "a", false),
              new Biography.Phase(17 * DAY, 30 * DAY, "b", false),
              new Biography.Phase(30 * DAY, 44 * DAY, "b", true)));

  @Test
  void theArchetypeIsThatOfThePhase() {
    assertThat(biography.archetype(10 * DAY)).isEqualTo("a");
    assertThat(biography.archetype(17 * DAY)).isEqualTo("b");
  }

  @Test
  void whoIsNotThereOrLapsingHasNone() {
    assertThat(biography.archetype(10 * DAY - 1)).isNull();
    assertThat(biography.archetype(30 * DAY)).isNull();
    assertThat(biography.archetype(44 * DAY)).isNull();
  }

  @Test
  void whoCameLessThanAWeekAgoIsNotSettled() {
    assertThat(biography.settledArchetype(17 * DAY - 1)).isNull();
    assertThat(biography.settledArchetype(17 * DAY)).isEqualTo("b");
  }
}
