package io.shoal.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/**
 * Alerts as CloudEvents 1.0 in structured JSON. The id follows from what is told: the same change
 * of state has the same id, whenever and wherever it is computed again.
 */
public final class CloudEventsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CloudEventsJson() {}

  /** One line of JSON. */
  public static String write(DriftAlert alert, String modelVersion, String specHash) {
    String status = alert.status().name().toLowerCase(Locale.ROOT);
    String episode = alert.kind() + "/" + alert.subject() + "/" + time(alert.startedAt());
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", episode + "/" + status);
    event.put("source", "/shoal/" + modelVersion);
    event.put("type", "io.shoal.drift.alert.v1");
    event.put("subject", alert.kind() + "/" + alert.subject());
    event.put("time", time(alert.at()));
    event.put("datacontenttype", "application/json");
    ObjectNode data = event.putObject("data");
    data.put("status", status);
    data.put("kind", alert.kind());
    data.put("subject", alert.subject());
    data.put("startedAt", time(alert.startedAt()));
    data.put("windowEnd", time(alert.at()));
    data.put("value", alert.value());
    data.put("expected", alert.expected());
    data.put("evidence", alert.evidence());
    data.put("threshold", alert.threshold());
    alert.culprits().forEach(data.putArray("culprits")::add);
    data.put("runbook", "docs/runbooks/" + alert.kind() + ".md");
    data.put("modelVersion", modelVersion);
    data.put("featureSpecHash", specHash);
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alert of plain values is always JSON", e);
    }
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
