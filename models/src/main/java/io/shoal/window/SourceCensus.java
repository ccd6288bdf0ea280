package io.shoal.window;

import java.util.TreeMap;

/** What one source sent: its events by type, how many have a user id, and how many copies. */
final class SourceCensus {
  final TreeMap<String, TypeCensus> types = new TreeMap<>();
  long identified;
  long copies;

  TypeCensus type(String name) {
    return types.computeIfAbsent(name, key -> new TypeCensus());
  }

  long events() {
    return types.values().stream().mapToLong(TypeCensus::events).sum();
  }
}
