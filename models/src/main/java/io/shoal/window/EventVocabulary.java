package io.shoal.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What events of the reference looked like: their types and sources, the properties that each type
 * always has, and the values of properties that have few.
 */
public final class EventVocabulary {
  /** The name under which unseen event types are counted. */
  public static final String EVENT_TYPE = "event-type";

  /** The name under which unseen sources are counted. */
  public static final String SOURCE = "source";

  /** Knows nothing, and so finds nothing strange but types and sources. */
  public static final EventVocabulary NONE =
      new EventVocabulary(new TreeSet<>(), new TreeMap<>(), new TreeMap<>());

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TreeSet<String> sources;
  private final TreeMap<String, TreeSet<String>> properties;
  private final TreeMap<String, TreeSet<String>> values;
  private final List<String> expected;
  private final List<String> valued;
  private final Map<String, int[]> expectedOf = new HashMap<>();
  private final Map<String, Integer> valuedAt = new HashMap<>();
  private final List<Set<String>> known = new ArrayList<>();
  private final Set<String> knownSources;

  /**
   * @param sources that sent events
   * @param properties by event type: those that its events always have
   * @param values by property: those that it had
   */
  EventVocabulary(
      TreeSet<String> sources,
      TreeMap<String, TreeSet<String>> properties,
      TreeMap<String, TreeSet<String>> values) {
    this.sources = sources;
    this.properties = properties;
    this.values = values;
    knownSources = new HashSet<>(sources);
    TreeSet<String> all = new TreeSet<>();
    properties.values().forEach(all::addAll);
    expected = List.copyOf(all.stream().sorted(Comparator.naturalOrder()).toList());
    properties.forEach(
        (type, of) -> expectedOf.put(type, of.stream().mapToInt(expected::indexOf).toArray()));
    valued = List.copyOf(values.keySet());
    for (String property : valued) {
      valuedAt.put(property, known.size());
      known.add(new HashSet<>(values.get(property)));
    }
  }

  /** Properties that some type of event always has, in order. */
  List<String> expected() {
    return expected;
  }

  /** Properties whose values are known, in order. */
  List<String> valued() {
    return valued;
  }

  /** Indices of the properties that events of a type have; null of a type never seen. */
  int[] expectedOf(String type) {
    return expectedOf.get(type);
  }

  boolean knowsSource(String source) {
    return knownSources.contains(source);
  }

  /** Index of a property whose values are known; -1 of any other. */
  int valuedAt(String property) {
    return valuedAt.getOrDefault(property, -1);
  }

  boolean knows(int property, String value) {
    return known.get(property).contains(value);
  }

  public JsonNode toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.set("sources", JSON.valueToTree(sources));
    root.set("properties", JSON.valueToTree(properties));
    root.set("values", JSON.valueToTree(values));
    return root;
  }

  /**
   * @throws IllegalArgumentException for anything but what {@link #toJson} gives
   */
  public static EventVocabulary fromJson(JsonNode json) {
    try {
      return new EventVocabulary(
          new TreeSet<>(List.of(JSON.treeToValue(json.path("sources"), String[].class))),
          texts(json.path("properties")),
          texts(json.path("values")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the vocabulary of events is not whole", e);
    }
  }

  private static TreeMap<String, TreeSet<String>> texts(JsonNode json)
      throws JsonProcessingException {
    TreeMap<String, TreeSet<String>> texts = new TreeMap<>();
    for (var fields = json.fields(); fields.hasNext(); ) {
      var field = fields.next();
      texts.put(
          field.getKey(),
          new TreeSet<>(List.of(JSON.treeToValue(field.getValue(), String[].class))));
    }
    return texts;
  }
}
