package io.shoal.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The JSON of an announcement, field by field. */
final class AnnouncementJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode root;

  /**
   * @throws IllegalArgumentException where the text is no JSON object
   */
  AnnouncementJson(String json) {
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new IllegalArgumentException(
          "must be a JSON object with name, version, uri and effectiveFrom");
    }
  }

  ModelAnnouncement read() {
    return new ModelAnnouncement(
        required("name"),
        version(),
        required("uri"),
        text("checksum"),
        time("effectiveFrom", required("effectiveFrom")),
        time("announcedAt", text("announcedAt")),
        time("gatherFrom", text("gatherFrom")),
        decision());
  }

  static String write(ModelAnnouncement announcement) {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", announcement.name());
    root.put("version", announcement.version());
    root.put("uri", announcement.uri());
    if (announcement.checksum() != null) {
      root.put("checksum", announcement.checksum());
    }
    root.put("effectiveFrom", announcement.effectiveFrom().toString());
    if (announcement.announcedAt() != null) {
      root.put("announcedAt", announcement.announcedAt().toString());
    }
    if (announcement.gatherFrom() != null) {
      root.put("gatherFrom", announcement.gatherFrom().toString());
    }
    if (announcement.decided() != null) {
      root.put("windowEnd", announcement.decided().windowEnd().toString());
      root.put("outcome", announcement.decided().outcome());
      root.put("detail", announcement.decided().detail());
    }
    return root.toString();
  }

  /** What tells the record of an activation from an announcement is its outcome. */
  private ModelAnnouncement.Decision decision() {
    String outcome = text("outcome");
    if (outcome == null) {
      return null;
    }
    String detail = text("detail");
    return new ModelAnnouncement.Decision(
        time("windowEnd", required("windowEnd")), outcome, detail == null ? "" : detail);
  }

  private int version() {
    JsonNode node = root.path("version");
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw new IllegalArgumentException(
          "version must be a whole number, 0 for a bundle that is in no registry, not " + node);
    }
    return node.intValue();
  }

  private String required(String field) {
    String text = text(field);
    if (text == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return text;
  }

  private String text(String field) {
    JsonNode node = root.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      throw new IllegalArgumentException(field + " must be text, not " + node);
    }
    return node.textValue();
  }

  private static Instant time(String field, String text) {
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          field + " must be a time such as 2026-01-26T00:00:00Z, not '" + text + "'", e);
    }
  }
}
