package io.shoal.alertmanager;

import static io.shoal.alertmanager.DriftEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldAlertsTest {
  private static final Instant NOW = Instant.parse("2026-01-30T15:31:00Z");

  private final HeldAlerts held = new HeldAlerts(Set.of("critical", "warning"));

  @Test
  void whatFiresIsHeldUntilItIsResolved() {
    assertThat(held.take(event("firing", "warning"), NOW)).isTrue();

    assertThat(held.at(NOW)).singleElement().matches(HeldAlert::isFiring);
    assertThat(held.take(event("resolved", "warning"), NOW.plusSeconds(60))).isTrue();
    assertThat(held.at(NOW.plusSeconds(61)))
        .singleElement()
        .extracting(HeldAlert::endedAt)
        .isEqualTo(NOW.plusSeconds(60));
    assertThat(held.at(NOW.plus(Duration.ofMinutes(17)))).isEmpty();
  }

  @Test
  void anAlertWhoseSeverityRisesIsAnotherAndTheOneBeforeEnds() {
    held.take(event("firing", "warning"), NOW);
    held.take(event("updated", "critical"), NOW.plusSeconds(60));

    assertThat(held.at(NOW.plusSeconds(60)))
        .extracting(alert -> alert.event().labels().severity() + alert.isFiring())
        .containsExactly("criticaltrue", "warningfalse");
    held.take(event("resolved", "critical"), NOW.plusSeconds(120));
    assertThat(held.at(NOW.plusSeconds(120))).noneMatch(HeldAlert::isFiring);
  }

  @Test
  void whatPagesNobodyIsNotPassedOn() {
    assertThat(held.take(event("firing", "none"), NOW)).isFalse();
    assertThat(held.take(event("firing", "info"), NOW)).isFalse();

    assertThat(held.at(NOW)).isEmpty();
  }

  @Test
  void anEpisodeOfAJobThatIsNoMoreIsForgotten() {
    held.take(event("firing", "warning"), NOW);

    assertThat(held.at(NOW.plus(Duration.ofDays(13)))).hasSize(1);
    assertThat(held.at(NOW.plus(Duration.ofDays(15)))).isEmpty();
  }
}
