package io.shoal.window;

import io.shoal.event.CustomerEvent;
import java.util.HashMap;
import java.util.Map;

/** How many events there are of one type, and how many of them have each property. */
final class TypeCensus {
  private final Map<String, Long> having = new HashMap<>();
  private long events;

  void add(CustomerEvent event) {
    events++;
    for (String property : event.numbers().keySet()) {
      having.merge(property, 1L, Long::sum);
    }
    for (String property : event.texts().keySet()) {
      if (!event.numbers().containsKey(property)) {
        having.merge(property, 1L, Long::sum);
      }
    }
  }

  void add(TypeCensus other) {
    events += other.events;
    other.having.forEach((property, n) -> having.merge(property, n, Long::sum));
  }

  void add(long more) {
    events += more;
  }

  void add(String property, long events) {
    having.merge(property, events, Long::sum);
  }

  long events() {
    return events;
  }

  Map<String, Long> having() {
    return having;
  }
}
