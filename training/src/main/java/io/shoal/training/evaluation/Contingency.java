package io.shoal.training.evaluation;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Users counted by the archetype that they are of and the segment that they are in. */
final class Contingency {
  private final NavigableMap<String, NavigableMap<String, Integer>> rows = new TreeMap<>();
  private final NavigableMap<String, Integer> archetypes = new TreeMap<>();
  private final NavigableMap<String, Integer> segments = new TreeMap<>();
  private int users;

  /**
   * The segment that says most of an archetype.
   *
   * @param segment its id; {@link RunLines#NONE} if no member is in any
   * @param f1 harmonic mean of the part of the archetype that is in the segment, and of the part of
   *     the segment that is of the archetype
   */
  record Best(String segment, double f1) {}

  void add(String archetype, String segment) {
    rows.computeIfAbsent(archetype, name -> new TreeMap<>()).merge(segment, 1, Integer::sum);
    archetypes.merge(archetype, 1, Integer::sum);
    segments.merge(segment, 1, Integer::sum);
    users++;
  }

  int users() {
    return users;
  }

  Set<String> archetypes() {
    return archetypes.keySet();
  }

  /** Members of an archetype. */
  int members(String archetype) {
    return archetypes.getOrDefault(archetype, 0);
  }

  /** Members of an archetype by segment. */
  NavigableMap<String, Integer> row(String archetype) {
    return rows.getOrDefault(archetype, new TreeMap<>());
  }

  /** Users by segment, with those in none. */
  NavigableMap<String, Integer> segments() {
    return segments;
  }

  /** The part of an archetype's members who are in a segment. */
  double recall(String archetype, String segment) {
    return (double) row(archetype).getOrDefault(segment, 0) / Math.max(1, members(archetype));
  }

  /** Of the segments with the highest F1, the first by id. */
  Best best(String archetype) {
    Best best = new Best(RunLines.NONE, 0);
    for (Map.Entry<String, Integer> cell : row(archetype).entrySet()) {
      double f1 = 2.0 * cell.getValue() / (members(archetype) + segments.get(cell.getKey()));
      if (!cell.getKey().equals(RunLines.NONE) && f1 > best.f1()) {
        best = new Best(cell.getKey(), f1);
      }
    }
    return best;
  }

  /** Whether no archetype has more members in a segment. */
  boolean isMajority(String archetype, String segment) {
    int own = row(archetype).getOrDefault(segment, 0);
    return own > 0 && rows.values().stream().allMatch(row -> row.getOrDefault(segment, 0) <= own);
  }
}
