package io.shoal.window;

import io.shoal.event.CustomerEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Learns an {@link EventVocabulary} from the events of the reference. A property with too many
 * values is an id, or free text, and its values are not kept; neither are those of a property whose
 * values are often new.
 */
public final class VocabularyLearner {
  private static final double ALWAYS = 0.98;
  private static final int LEAST_EVENTS = 50;

  /** Values seen once, of all: the chance that the next is new (Good 1953). */
  private static final double OFTEN_NEW = 0.001;

  private final TreeSet<String> sources = new TreeSet<>();
  private final TreeMap<String, TypeCensus> types = new TreeMap<>();
  private final ValueCounts values = new ValueCounts();

  /** Takes one event in. */
  public void add(CustomerEvent event) {
    sources.add(event.source());
    types.computeIfAbsent(event.name(), name -> new TypeCensus()).add(event);
    event.texts().forEach((property, value) -> values.add(property, value, 1));
  }

  /** Takes in what events of a window looked like. */
  public void add(EventCensus census) {
    sources.addAll(census.sources());
    census
        .types()
        .forEach((name, type) -> types.computeIfAbsent(name, key -> new TypeCensus()).add(type));
    values.add(census.values());
  }

  /** What has been learnt. */
  public EventVocabulary vocabulary() {
    TreeMap<String, TreeSet<String>> properties = new TreeMap<>();
    types.forEach((name, type) -> properties.put(name, alwaysThere(type)));
    TreeMap<String, TreeSet<String>> known = new TreeMap<>();
    values
        .byProperty()
        .forEach(
            (property, of) -> {
              if (of.size() <= ValueCounts.MOST_VALUES && !isOftenNew(of)) {
                known.put(property, new TreeSet<>(of.keySet()));
              }
            });
    return new EventVocabulary(sources, properties, known);
  }

  private static TreeSet<String> alwaysThere(TypeCensus type) {
    TreeSet<String> always = new TreeSet<>();
    type.having()
        .forEach(
            (property, n) -> {
              if (type.events() >= LEAST_EVENTS && n >= ALWAYS * type.events()) {
                always.add(property);
              }
            });
    return always;
  }

  private static boolean isOftenNew(Map<String, Long> of) {
    long once = of.values().stream().filter(n -> n == 1).count();
    long all = of.values().stream().mapToLong(Long::longValue).sum();
    return once > OFTEN_NEW * all;
  }
}
