package io.shoal.window;

import io.shoal.event.CustomerEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Learns an {@link EventVocabulary} from the events of the reference. A property with more than
 * {@value #MOST_VALUES} values is an id, or free text, and its values are not kept; neither are
 * those of a property whose values are often new.
 */
public final class VocabularyLearner {
  private static final int MOST_VALUES = 256;
  private static final int MOST_PROPERTIES = 200;
  private static final double ALWAYS = 0.98;
  private static final int LEAST_EVENTS = 50;

  /** Values seen once, of all: the chance that the next is new (Good 1953). */
  private static final double OFTEN_NEW = 0.001;

  private final TreeSet<String> sources = new TreeSet<>();
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, Map<String, Integer>> values = new HashMap<>();

  /** How often events of one type have each property. */
  private static final class Shape {
    private long events;
    private final Map<String, Integer> having = new HashMap<>();
  }

  /** Takes one event in. */
  public void add(CustomerEvent event) {
    sources.add(event.source());
    Shape shape = shapes.computeIfAbsent(event.name(), name -> new Shape());
    shape.events++;
    event.numbers().keySet().forEach(property -> shape.having.merge(property, 1, Integer::sum));
    for (Map.Entry<String, String> text : event.texts().entrySet()) {
      shape.having.merge(text.getKey(), 1, Integer::sum);
      if (values.size() < MOST_PROPERTIES || values.containsKey(text.getKey())) {
        Map<String, Integer> of = values.computeIfAbsent(text.getKey(), key -> new HashMap<>());
        if (of.size() <= MOST_VALUES) {
          of.merge(text.getValue(), 1, Integer::sum);
        }
      }
    }
  }

  /** What has been learnt. */
  public EventVocabulary vocabulary() {
    TreeMap<String, TreeSet<String>> properties = new TreeMap<>();
    shapes.forEach((type, shape) -> properties.put(type, alwaysThere(shape)));
    TreeMap<String, TreeSet<String>> known = new TreeMap<>();
    values.forEach(
        (property, of) -> {
          if (of.size() <= MOST_VALUES && !isOftenNew(of)) {
            known.put(property, new TreeSet<>(of.keySet()));
          }
        });
    return new EventVocabulary(sources, properties, known);
  }

  private static TreeSet<String> alwaysThere(Shape shape) {
    TreeSet<String> always = new TreeSet<>();
    shape.having.forEach(
        (property, n) -> {
          if (shape.events >= LEAST_EVENTS && n >= ALWAYS * shape.events) {
            always.add(property);
          }
        });
    return always;
  }

  private static boolean isOftenNew(Map<String, Integer> of) {
    long once = of.values().stream().filter(n -> n == 1).count();
    long all = of.values().stream().mapToLong(Integer::longValue).sum();
    return once > OFTEN_NEW * all;
  }
}
