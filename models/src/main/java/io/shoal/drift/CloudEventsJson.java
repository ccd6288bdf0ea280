package io.shoal.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoal.drift.DriftAlert.Status;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;

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
    String episode = alert.stream() + "/" + time(alert.startedAt());
    boolean isFirst = alert.status() != Status.UPDATED;
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", episode + "/" + status + (isFirst ? "" : "/" + time(alert.at())));
    event.put("source", "/shoal/" + modelVersion);
    event.put("type", "io.shoal.drift.alert.v1");
    event.put("subject", alert.stream().toString());
    event.put("time", time(alert.at()));
    event.put("datacontenttype", "application/json");
    ObjectNode data = event.putObject("data");
    data.put("status", status);
    data.put("reason", alert.reason() == null ? null : alert.reason().code());
    data.put("severity", alert.severity().code());
    data.put("planned", alert.planned().isEmpty() ? null : alert.planned());
    data.put("kind", alert.kind());
    data.put("subject", alert.subject());
    data.put("cause", LikelyCause.words(alert.culprits(), alert.usersAffected()));
    data.put("startedAt", time(alert.startedAt()));
    data.put("changedAt", time(alert.changedAt()));
    data.put("windowEnd", time(alert.at()));
    Culprit first = alert.culprits().get(0);
    number(data, "value", first.observed());
    number(data, "expected", first.expected());
    number(data, "evidence", alert.evidence());
    number(data, "threshold", alert.threshold());
    number(data, "usersAffected", alert.usersAffected());
    TreeSet<String> segments = new TreeSet<>();
    var names = data.putArray("culprits");
    var details = data.putArray("streams");
    for (Culprit culprit : alert.culprits()) {
      names.add(culprit.stream().toString());
      culprit(culprit, details.addObject());
      if (isOfSegment(culprit)) {
        segments.add("s" + culprit.stream().subject());
      }
    }
    segments.forEach(data.putArray("segments")::add);
    actions(alert, data);
    data.put("runbook", "docs/runbooks/" + alert.kind() + ".md");
    data.put("modelVersion", modelVersion);
    data.put("featureSpecHash", specHash);
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alert of plain values is always JSON", e);
    }
  }

  private static void culprit(Culprit culprit, ObjectNode json) {
    json.put("stream", culprit.stream().toString());
    json.put("direction", culprit.up() ? "up" : "down");
    number(json, "share", culprit.share());
    number(json, "value", culprit.observed());
    number(json, "expected", culprit.expected());
    number(json, "effect", culprit.effect());
    number(json, "n", culprit.n());
    json.put("changedAt", time(culprit.changedAt()));
  }

  private static boolean isOfSegment(Culprit culprit) {
    return switch (culprit.stream().kind()) {
      case SEGMENT_SHARE, SEGMENT_CENTROID, SEGMENT_CONVERSION -> true;
      default -> false;
    };
  }

  private static void actions(DriftAlert alert, ObjectNode data) {
    var actions = data.putArray("actions");
    for (SegmentAction action : SegmentAction.of(alert)) {
      ObjectNode json = actions.addObject();
      json.put("action", action.kind().code());
      json.put("segmentId", "s" + action.segment());
      json.put("since", time(action.since()));
    }
  }

  /** A number with four significant digits; null where it is not finite. */
  private static void number(ObjectNode json, String field, double value) {
    if (Double.isFinite(value)) {
      json.put(field, Double.parseDouble(String.format(Locale.ROOT, "%.4g", value)));
    } else {
      json.putNull(field);
    }
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
