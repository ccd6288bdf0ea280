package io.shoal.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Announcements as JSON objects: records of the control topic, and lines of a control file. */
public final class AnnouncementJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Set<String> PLANNED =
      Set.of("kind", "name", "from", "to", "streams", "appliesFrom");
  private static final Set<String> WITHDRAWN = Set.of("kind", "name", "appliesFrom");

  private AnnouncementJson() {}

  /**
   * Reads an announcement.
   *
   * @throws IllegalArgumentException that says what is wrong, where, and what it must be
   */
  public static Announcement parse(byte[] json) {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("an announcement must be one JSON object", e);
    }
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException("an announcement must be one JSON object");
    }
    String kind = text(node, "kind");
    return switch (kind) {
      case "planned" -> planned(node);
      case "withdrawn" -> {
        requireKnown(node, WITHDRAWN);
        yield new Announcement.Withdrawn(text(node, "name"), appliesFrom(node));
      }
      default ->
          throw new IllegalArgumentException(
              "kind must be planned or withdrawn, not '" + kind + "'");
    };
  }

  private static Announcement planned(JsonNode node) {
    requireKnown(node, PLANNED);
    List<String> streams = new ArrayList<>();
    for (JsonNode stream : node.path("streams")) {
      if (!stream.isTextual()) {
        throw new IllegalArgumentException("streams must be a list of texts, not " + stream);
      }
      streams.add(stream.asText());
    }
    return new Announcement.Planned(
        new QuietWindow(
            text(node, "name"), time(node, "from"), time(node, "to"), streams, appliesFrom(node)));
  }

  /** A misspelt field would silence what is not meant, or nothing. */
  private static void requireKnown(JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                throw new IllegalArgumentException("there is no field '" + field + "'");
              }
            });
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(field + " is missing, or no text");
    }
    return value.asText();
  }

  private static long time(JsonNode node, String field) {
    String text = text(node, field);
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          field + " must be a time such as 2026-11-27T00:00:00Z, not '" + text + "'", e);
    }
  }

  private static long appliesFrom(JsonNode node) {
    return node.has("appliesFrom") ? time(node, "appliesFrom") : Long.MIN_VALUE;
  }

  /** One line of JSON, which {@link #parse} reads. */
  public static String write(Announcement announcement) {
    ObjectNode json = JSON.createObjectNode();
    long appliesFrom;
    if (announcement instanceof Announcement.Planned planned) {
      QuietWindow window = planned.window();
      json.put("kind", "planned");
      json.put("name", window.name());
      json.put("from", Instant.ofEpochMilli(window.from()).toString());
      json.put("to", Instant.ofEpochMilli(window.to()).toString());
      window.streams().forEach(json.putArray("streams")::add);
      appliesFrom = window.appliesFrom();
    } else {
      Announcement.Withdrawn withdrawn = (Announcement.Withdrawn) announcement;
      json.put("kind", "withdrawn");
      json.put("name", withdrawn.name());
      appliesFrom = withdrawn.appliesFrom();
    }
    if (appliesFrom != Long.MIN_VALUE) {
      json.put("appliesFrom", Instant.ofEpochMilli(appliesFrom).toString());
    }
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an announcement of plain values is always JSON", e);
    }
  }
}
