package io.shoal.window;

import java.util.HashMap;
import java.util.Map;

/**
 * How often texts have each value, by property. Of a property with more than {@value #MOST_VALUES}
 * values, an id or free text, no more are kept: enough to know that there are too many.
 */
final class ValueCounts {
  static final int MOST_VALUES = 256;
  private static final int MOST_PROPERTIES = 200;

  private final Map<String, Map<String, Long>> counts = new HashMap<>();

  void add(String property, String value, long n) {
    if (counts.size() < MOST_PROPERTIES || counts.containsKey(property)) {
      Map<String, Long> of = counts.computeIfAbsent(property, key -> new HashMap<>());
      if (of.size() <= MOST_VALUES) {
        of.merge(value, n, Long::sum);
      }
    }
  }

  void add(ValueCounts other) {
    other.counts.forEach((property, of) -> of.forEach((value, n) -> add(property, value, n)));
  }

  Map<String, Map<String, Long>> byProperty() {
    return counts;
  }
}
