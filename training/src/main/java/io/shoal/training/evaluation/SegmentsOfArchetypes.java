package io.shoal.training.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The segments that stand for an archetype: the one in which most of its members are, and those of
 * which most members are of it. What was seen before stays seen: who has gone is remembered.
 */
final class SegmentsOfArchetypes implements StreamPattern.ArchetypeSegments {
  private final Map<String, Set<String>> segments = new HashMap<>();

  void see(Contingency table) {
    for (String archetype : table.archetypes()) {
      Set<String> of = segments.computeIfAbsent(archetype, name -> new TreeSet<>());
      int most = 0;
      String home = RunLines.NONE;
      for (Map.Entry<String, Integer> cell : table.row(archetype).entrySet()) {
        if (cell.getKey().equals(RunLines.NONE)) {
          continue;
        }
        if (table.isMajority(archetype, cell.getKey())) {
          of.add(subject(cell.getKey()));
        }
        if (cell.getValue() > most) {
          most = cell.getValue();
          home = cell.getKey();
        }
      }
      of.add(subject(home));
    }
  }

  /** Memberships say {@code s7} of what is the subject {@code 7} of a stream. */
  private static String subject(String segment) {
    return segment.matches("s\\d+") ? segment.substring(1) : segment;
  }

  @Override
  public Set<String> of(String archetype) {
    return segments.getOrDefault(archetype, Set.of());
  }
}
