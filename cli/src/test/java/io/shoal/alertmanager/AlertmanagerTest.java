package io.shoal.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertmanagerTest {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  private static final Duration ROUND = Duration.ofMinutes(1);

  private final PostableAlerts form =
      new PostableAlerts(Duration.ofMinutes(4), "https://wiki/shoal/");
  private StrictAlertmanager server;
  private Alertmanager target;

  @BeforeEach
  void start() throws Exception {
    server = new StrictAlertmanager();
    target = new Alertmanager(server.address(), Map.of("X-Scope-OrgID", "shop"), ROUND);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String firing() {
    return form.write(
        List.of(new HeldAlert(DriftEvents.event("firing", "critical"), NOW, null)), NOW);
  }

  @Test
  void aFiringAlertEndsOnlyIfNothingMoreIsHeardOfIt() throws Exception {
    assertThat(target.tell(firing(), NOW)).isEmpty();

    JsonNode alert = server.taken().get(0);
    assertThat(alert.path("startsAt").asText()).isEqualTo(DriftEvents.STARTED);
    assertThat(alert.path("endsAt").asText()).isEqualTo("2026-02-01T00:04:00Z");
    assertThat(alert.at("/annotations/runbook_url").asText())
        .isEqualTo("https://wiki/shoal/docs/runbooks/source-volume.md");
    assertThat(target.isDue(NOW.plusSeconds(59))).isFalse();
    assertThat(target.isDue(NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void labelsHoldNamesAndNoValues() throws Exception {
    target.tell(firing(), NOW);

    assertThat(server.taken().get(0).path("labels").toString())
        .isEqualTo(
            "{\"alertname\":\"ShoalDrift\",\"kind\":\"source-volume\",\"subject\":\"app-ios\","
                + "\"severity\":\"critical\"}");
  }

  @Test
  void aResolvedAlertEndsWhenItWasResolved() throws Exception {
    HeldAlert over =
        new HeldAlert(DriftEvents.event("firing", "critical"), NOW, NOW.minusSeconds(5));

    target.tell(form.write(List.of(over), NOW), NOW);

    assertThat(server.taken().get(0).path("endsAt").asText()).isEqualTo("2026-01-31T23:59:55Z");
  }

  @Test
  void anAlertOfAReplayAheadOfTheClockIsTakenToo() throws Exception {
    Instant before = Instant.parse("2026-01-01T00:00:00Z");
    HeldAlert alert = new HeldAlert(DriftEvents.event("firing", "critical"), before, null);

    assertThat(target.tell(form.write(List.of(alert), before), before)).isEmpty();
  }

  @Test
  void oneThatDoesNotAnswerIsAskedAgainLaterAndLater() throws Exception {
    server.answerNext(503, 500, 429);

    assertThat(target.tell(firing(), NOW)).contains("answers 503; again in 1 s");
    target.hurry();
    assertThat(target.isDue(NOW.plusMillis(900))).isFalse();
    assertThat(target.tell(firing(), NOW.plusSeconds(1))).contains("again in 2 s");
    assertThat(target.tell(firing(), NOW.plusSeconds(3))).contains("again in 4 s");
    assertThat(target.tell(firing(), NOW.plusSeconds(7))).isEmpty();
    assertThat(server.taken()).hasSize(1);
    server.close();
    assertThat(target.tell(firing(), NOW.plusSeconds(8))).contains("does not answer");
  }

  @Test
  void whatIsRefusedWaitsForTheNextRound() throws Exception {
    assertThat(target.tell("[{}]", NOW)).contains("refuses alerts (400)", "label pair");
    assertThat(target.isDue(NOW.plusSeconds(59))).isFalse();
  }

  @Test
  void newsIsToldAtOnce() throws Exception {
    target.tell(firing(), NOW);
    target.hurry();

    assertThat(target.isDue(NOW.plusSeconds(1))).isTrue();
  }
}
