package io.shoal.feature;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoal.feature.FeatureDefinition.Transform;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** One feature as it stands in a specification's YAML. */
final class FeatureNode {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "kind",
          "events",
          "property",
          "equals",
          "of",
          "halfLives",
          "transform",
          "buckets",
          "first",
          "then",
          "within",
          "high",
          "low");

  private final JsonNode node;
  private final JsonNode defaults;
  private final String id;

  FeatureNode(JsonNode node, JsonNode defaults) {
    this.node = node;
    this.defaults = defaults;
    this.id = node.path("id").asText("");
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String field = names.next();
      if (!FIELDS.contains(field)) {
        throw fault("has a field '" + field + "'; allowed are " + new TreeSet<>(FIELDS));
      }
    }
  }

  FeatureDefinition definition() {
    FeatureKind kind = FeatureKind.of(node.path("kind").asText(""), id);
    EventMatcher events;
    EventMatcher first = null;
    if (kind == FeatureKind.SEQUENCE) {
      events = matcher(node.path("then"), "then");
      first = matcher(node.path("first"), "first");
    } else {
      String equal = node.path("equals").asText("");
      String property = equal.isEmpty() ? "" : texts(node.path("property")).get(0);
      events = new EventMatcher(Set.copyOf(names(node)), property, equal, Double.NEGATIVE_INFINITY);
      if (kind == FeatureKind.SHARE) {
        first =
            node.has("of")
                ? EventMatcher.named(Set.copyOf(texts(node.path("of"))))
                : EventMatcher.named(equal.isEmpty() ? Set.of("*") : Set.copyOf(names(node)));
      }
    }
    return new FeatureDefinition(
        id,
        kind,
        events,
        first,
        texts(node.path("property")),
        halfLives(),
        transform(),
        node.path("buckets").asInt(8),
        node.has("within") ? duration(node.path("within").asText()) : Duration.ZERO);
  }

  /** What the feature is called, and those who have much or little of it. */
  FeatureWords words(FeatureKind kind) {
    String feature = id.replace('_', ' ');
    boolean isAge = kind == FeatureKind.RECENCY;
    return new FeatureWords(
        feature,
        node.path("high").asText(isAge ? feature + " long ago" : "high " + feature),
        node.path("low").asText(isAge ? feature + " lately" : "low " + feature));
  }

  private List<String> names(JsonNode where) {
    List<String> names = texts(where.path("events"));
    if (names.isEmpty()) {
      throw fault("names no events: events: [purchase], or events: [\"*\"] for any");
    }
    return names;
  }

  private EventMatcher matcher(JsonNode where, String field) {
    if (!where.isObject()) {
      throw fault("needs '" + field + "': {events: [NAME], property: NAME, equals or atLeast: X}");
    }
    return new EventMatcher(
        Set.copyOf(names(where)),
        where.path("property").asText(""),
        where.path("equals").asText(""),
        where.path("atLeast").asDouble(Double.NEGATIVE_INFINITY));
  }

  private List<Duration> halfLives() {
    JsonNode list = node.has("halfLives") ? node.path("halfLives") : defaults.path("halfLives");
    List<Duration> halfLives = new ArrayList<>();
    for (String text : texts(list)) {
      halfLives.add(duration(text));
    }
    return halfLives;
  }

  private Transform transform() {
    String text = node.path("transform").asText("none");
    try {
      return Transform.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw fault(
          "has transform '" + text + "'; allowed are " + Arrays.toString(Transform.values()));
    }
  }

  private Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw fault("has the duration '" + text + "', which is not like P7D or PT48H");
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(text -> texts.add(text.asText()));
    } else if (!list.isMissingNode()) {
      texts.add(list.asText());
    }
    return texts;
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("feature '" + id + "' " + what);
  }
}
