package io.shoal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to read events from rows of another shape: which column is what.
 *
 * <pre>{@code
 * user: customer_id
 * time: {column: sold_at, format: "dd.MM.yyyy HH:mm"}   # format only if not ISO-8601 or epoch
 * name: {constant: purchase}                            # or a column: name: action
 * id: row_id                                            # optional
 * source: shop                                          # optional
 * properties: {value: amount_eur, category: department} # property: column; all columns if absent
 * }</pre>
 */
public final class EventMapping {
  private static final Set<String> FIELDS =
      Set.of("id", "user", "name", "time", "source", "properties");

  /** Where a field comes from: one of the two is null. */
  private record Origin(String column, String constant) {
    String in(Map<String, String> row) {
      return constant != null ? constant : row.get(column);
    }
  }

  private final Origin id;
  private final Origin user;
  private final Origin name;
  private final Origin time;
  private final Origin source;
  private final DateTimeFormatter timeFormat;
  private final List<Map.Entry<String, String>> properties;

  private EventMapping(JsonNode root) {
    id = origin(root, "id", false);
    user = origin(root, "user", true);
    name = origin(root, "name", true);
    time = origin(root, "time", true);
    source = origin(root, "source", false);
    String format = root.path("time").path("format").asText("");
    timeFormat = format.isEmpty() ? null : format(format);
    properties = root.has("properties") ? properties(root.path("properties")) : null;
  }

  /**
   * Reads a mapping file.
   *
   * @throws IllegalArgumentException that names the field, and what is allowed
   */
  public static EventMapping parse(String yaml) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the mapping is not YAML: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new IllegalArgumentException("the mapping must be a list of fields " + FIELDS);
    }
    for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
      String field = names.next();
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException(
            "the mapping has a field '" + field + "'; allowed are " + FIELDS);
      }
    }
    return new EventMapping(root);
  }

  /** Reads one row, by the names of its columns. */
  public ParsedEvent map(Map<String, String> row, long receivedFallback, EventOptions options) {
    Draft draft = new Draft();
    draft.id = id == null ? null : id.in(row);
    draft.user = user.in(row);
    draft.type = name.in(row);
    draft.source = source == null ? null : source.in(row);
    String when = time.in(row);
    if (when != null && !when.isEmpty()) {
      try {
        draft.time =
            timeFormat == null
                ? Timestamps.ofText(when)
                : LocalDateTime.parse(when, timeFormat).toInstant(ZoneOffset.UTC).toEpochMilli();
      } catch (DateTimeException | NumberFormatException e) {
        draft.badTime = true;
      }
    }
    if (properties == null) {
      row.forEach((column, value) -> property(draft, column, value));
    } else {
      for (Map.Entry<String, String> property : properties) {
        property(draft, property.getKey(), row.get(property.getValue()));
      }
    }
    long hash = row.entrySet().stream().mapToLong(EventMapping::hash).sum();
    return draft.finish(options, receivedFallback, UserHash.mix(hash));
  }

  private static long hash(Map.Entry<String, String> cell) {
    return UserHash.mix(UserHash.of(cell.getKey()) + UserHash.of(cell.getValue()));
  }

  private static void property(Draft draft, String property, String value) {
    if (value == null || value.isEmpty()) {
      return;
    }
    try {
      draft.number(property, Double.parseDouble(value));
    } catch (NumberFormatException e) {
      draft.text(property, value);
    }
  }

  private static Origin origin(JsonNode root, String field, boolean required) {
    JsonNode node = root.path(field);
    if (node.isTextual()) {
      return new Origin(node.asText(), null);
    }
    if (node.has("constant")) {
      return new Origin(null, node.path("constant").asText());
    }
    if (node.has("column")) {
      return new Origin(node.path("column").asText(), null);
    }
    if (required) {
      throw new IllegalArgumentException(
          "the mapping needs '" + field + "': a column's name, or {constant: TEXT}");
    }
    return null;
  }

  private static List<Map.Entry<String, String>> properties(JsonNode node) {
    List<Map.Entry<String, String>> properties = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(column -> properties.add(Map.entry(column.asText(), column.asText())));
    } else {
      node.fields()
          .forEachRemaining(
              entry -> properties.add(Map.entry(entry.getKey(), entry.getValue().asText())));
    }
    return List.copyOf(properties);
  }

  private static DateTimeFormatter format(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the mapping's time format '" + pattern + "' is no pattern: " + e.getMessage(), e);
    }
  }
}
