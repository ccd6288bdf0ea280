package io.shoal.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bridge reads of a record of the alerts topic.
 *
 * @param episode key of the episode: kind, subject and beginning
 * @param isOver whether the episode is resolved
 * @param labels what tells alerts apart: names only, never a value that changes while they fire
 * @param startedAt when it began, event time
 * @param summary the likely cause, in words
 * @param culprits streams, the foremost first
 * @param runbook path of the page that says what to do
 * @param modelVersion of the model that scored
 */
record DriftEvent(
    String episode,
    boolean isOver,
    AlertLabels labels,
    Instant startedAt,
    String summary,
    List<String> culprits,
    String runbook,
    String modelVersion) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "io.shoal.drift.alert.v1";

  DriftEvent {
    culprits = List.copyOf(culprits);
  }

  /**
   * Reads the value of a record.
   *
   * @throws IllegalArgumentException if it is no drift alert
   */
  static DriftEvent parse(byte[] value) {
    try {
      JsonNode event = JSON.readTree(value);
      if (event == null || !event.path("type").asText().equals(TYPE)) {
        throw new IllegalArgumentException(
            "not a CloudEvent of type " + TYPE + ": " + new String(value, StandardCharsets.UTF_8));
      }
      JsonNode data = event.path("data");
      AlertLabels labels =
          new AlertLabels(
              text(data, "kind"),
              text(data, "subject"),
              data.path("severity").asText("warning"),
              data.path("planned").asText(""));
      List<String> culprits = new ArrayList<>();
      data.path("culprits").forEach(culprit -> culprits.add(culprit.asText()));
      return new DriftEvent(
          labels.kind() + "/" + labels.subject() + "/" + text(data, "startedAt"),
          text(data, "status").equals("resolved"),
          labels,
          Instant.parse(text(data, "startedAt")),
          data.path("cause").asText(labels.kind() + " of " + labels.subject()),
          culprits,
          data.path("runbook").asText(""),
          data.path("modelVersion").asText(""));
    } catch (IOException | DateTimeParseException e) {
      throw new IllegalArgumentException("no drift alert: " + e.getMessage(), e);
    }
  }

  private static String text(JsonNode data, String field) {
    JsonNode value = data.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("a drift alert without " + field);
    }
    return value.asText();
  }
}
