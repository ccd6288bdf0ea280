package io.shoal.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes alerts as the body of {@code POST /api/v2/alerts}. */
final class PostableAlerts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Duration holds;
  private final String runbooks;

  /**
   * @param holds how long the Alertmanager believes that an alert fires, if it hears no more of it
   * @param runbooks put before the path of a runbook; empty for none
   */
  PostableAlerts(Duration holds, String runbooks) {
    this.holds = holds;
    this.runbooks = runbooks;
  }

  String write(List<HeldAlert> alerts, Instant now) {
    ArrayNode body = JSON.createArrayNode();
    alerts.forEach(alert -> write(alert, now, body.addObject()));
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("alerts of plain values are always JSON", e);
    }
  }

  private void write(HeldAlert alert, Instant now, ObjectNode json) {
    DriftEvent event = alert.event();
    AlertLabels labels = event.labels();
    ObjectNode names = json.putObject("labels");
    names.put("alertname", "ShoalDrift");
    names.put("kind", labels.kind());
    names.put("subject", labels.subject());
    names.put("severity", labels.severity());
    if (!labels.planned().isEmpty()) {
      names.put("planned", labels.planned());
    }
    Instant end = alert.isFiring() ? now.plus(holds) : alert.endedAt();
    // Event time may be ahead of the clock, in a replay; the Alertmanager wants a start before now.
    Instant start = event.startedAt().isBefore(end) ? event.startedAt() : end.minusMillis(1);
    json.put("startsAt", (start.isAfter(now) ? now : start).toString());
    json.put("endsAt", end.toString());
    ObjectNode words = json.putObject("annotations");
    words.put("summary", event.summary());
    words.put("description", "Culprits: " + String.join(", ", event.culprits()));
    words.put("episode", event.episode());
    words.put("model", event.modelVersion());
    if (!event.runbook().isEmpty()) {
      words.put("runbook_url", runbooks + event.runbook());
    }
  }
}
