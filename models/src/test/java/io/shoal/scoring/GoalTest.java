package io.shoal.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoalTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    Goal goal =
        new Goal(
            Set.of("purchase", "Order: Completed"),
            List.of("revenue", "quantity*unitPrice"),
            Duration.ofDays(28));

    assertThat(Goal.parse(goal.toYaml())).isEqualTo(goal);
  }

  @Test
  void severalGoalsKeepTheirNamesAndTheirOrder() {
    assertThat(
            Goal.parseAll(
                "goals: {buys: {events: [purchase]}, again: {events: [renewal], horizon: P30D}}"))
        .containsExactly(
            Map.entry("buys", new Goal(Set.of("purchase"), Duration.ofDays(7))),
            Map.entry("again", new Goal(Set.of("renewal"), Duration.ofDays(30))));
  }

  @Test
  void aGoalThatStandsAloneHasNoName() {
    assertThat(Goal.parseAll("events: [purchase]")).containsOnlyKeys("");
  }

  @Test
  void aNameThatIsNoNameOfAModelIsRefused() {
    assertThatThrownBy(() -> Goal.parseAll("goals: {'../x': {events: [purchase]}}"))
        .hasMessageContaining("lower case");
  }
}
