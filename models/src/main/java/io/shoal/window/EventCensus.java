package io.shoal.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.event.CustomerEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What events looked like, counted: so much that vocabularies can be learnt from it, and {@link
 * EventTotals} be made of it for any of them. Of a size that does not grow with the number of
 * events.
 */
public final class EventCensus {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TreeMap<String, SourceCensus> sources = new TreeMap<>();
  private final ValueCounts values = new ValueCounts();

  /** Counts the events and copies of a user's window. */
  public void add(UserWindow window) {
    window.counted().forEach(this::add);
    window.copies().forEach((source, copies) -> source(source).copies += copies);
  }

  private void add(CustomerEvent event) {
    SourceCensus source = source(event.source());
    source.identified += EventTally.isIdentified(event) ? 1 : 0;
    source.type(event.name()).add(event);
    event.texts().forEach((property, value) -> values.add(property, value, 1));
  }

  private SourceCensus source(String name) {
    return sources.computeIfAbsent(name, key -> new SourceCensus());
  }

  /** Adds what another has counted. */
  public void add(EventCensus other) {
    other.sources.forEach(
        (name, source) -> {
          SourceCensus own = source(name);
          own.identified += source.identified;
          own.copies += source.copies;
          source.types.forEach((type, census) -> own.type(type).add(census));
        });
    values.add(other.values);
  }

  /** Whether nothing has been counted. */
  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /** Events and copies. */
  public long arrivals() {
    return sources.values().stream().mapToLong(source -> source.events() + source.copies).sum();
  }

  /** The sources that sent something. */
  public Set<String> sources() {
    return sources.keySet();
  }

  TreeMap<String, TypeCensus> types() {
    TreeMap<String, TypeCensus> types = new TreeMap<>();
    for (SourceCensus source : sources.values()) {
      source.types.forEach(
          (type, census) -> types.computeIfAbsent(type, key -> new TypeCensus()).add(census));
    }
    return types;
  }

  ValueCounts values() {
    return values;
  }

  /** What {@link EventTally} makes of the same events. */
  public EventTotals totals(EventVocabulary vocabulary) {
    TreeMap<String, SourceTotals> bySource = new TreeMap<>();
    long strangeSources = 0;
    for (Map.Entry<String, SourceCensus> entry : sources.entrySet()) {
      SourceCensus source = entry.getValue();
      strangeSources += vocabulary.knowsSource(entry.getKey()) ? 0 : source.events();
      Part lacking = Part.NONE;
      for (Part part : lacking(source.types, vocabulary).values()) {
        lacking = lacking.plus(part);
      }
      bySource.put(
          entry.getKey(),
          new SourceTotals(source.events(), source.copies, source.identified, lacking));
    }
    TreeMap<String, TypeCensus> types = types();
    TreeMap<String, Part> unseen = unseenValues(vocabulary);
    long events = types.values().stream().mapToLong(TypeCensus::events).sum();
    if (events > 0) {
      unseen.put(EventVocabulary.EVENT_TYPE, new Part(events, strangeTypes(types, vocabulary)));
      unseen.put(EventVocabulary.SOURCE, new Part(events, strangeSources));
    }
    return new EventTotals(bySource, lacking(types, vocabulary), unseen, 0);
  }

  private static TreeMap<String, Part> lacking(
      TreeMap<String, TypeCensus> types, EventVocabulary vocabulary) {
    TreeMap<String, Part> lacking = new TreeMap<>();
    types.forEach(
        (type, census) -> {
          int[] expected = vocabulary.expectedOf(type);
          for (int i = 0; expected != null && i < expected.length; i++) {
            String property = vocabulary.expected().get(expected[i]);
            long absent = census.events() - census.having().getOrDefault(property, 0L);
            lacking.merge(property, new Part(census.events(), absent), Part::plus);
          }
        });
    return lacking;
  }

  private static long strangeTypes(TreeMap<String, TypeCensus> types, EventVocabulary vocabulary) {
    long strange = 0;
    for (Map.Entry<String, TypeCensus> type : types.entrySet()) {
      strange += vocabulary.expectedOf(type.getKey()) == null ? type.getValue().events() : 0;
    }
    return strange;
  }

  private TreeMap<String, Part> unseenValues(EventVocabulary vocabulary) {
    TreeMap<String, Part> unseen = new TreeMap<>();
    values
        .byProperty()
        .forEach(
            (property, counts) -> {
              int at = vocabulary.valuedAt(property);
              if (at >= 0) {
                counts.forEach(
                    (value, n) ->
                        unseen.merge(
                            property,
                            new Part(n, vocabulary.knows(at, value) ? 0 : n),
                            Part::plus));
              }
            });
    return unseen;
  }

  /** As text, for a log that others read too. */
  public String toJson() {
    return EventCensusJson.write(sources, values).toString();
  }

  /**
   * @throws IllegalArgumentException for anything but what {@link #toJson} gives
   */
  public static EventCensus fromJson(String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the census of events is not whole", e);
    }
    EventCensus census = new EventCensus();
    EventCensusJson.readSources(root.path("sources"), census::source);
    EventCensusJson.readValues(root.path("values"), census.values);
    return census;
  }
}
