package io.shoal.training.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts how often the segment with most members of an archetype is another than at the measurement
 * before. A segment with as many as the former one does not replace it; an archetype of whom fewer
 * than ten are measured, or none has a segment, is passed over.
 */
final class IdentityCount {
  /** Of fewer, each one who is late changes where most are. */
  private static final int LEAST_MEMBERS = 10;

  private final Set<String> leftOut;
  private final Map<String, String> segments = new HashMap<>();
  private int comparisons;
  private int changes;

  /**
   * @param leftOut archetypes whose segment may well be another, for a change touches them
   */
  IdentityCount(Set<String> leftOut) {
    this.leftOut = Set.copyOf(leftOut);
  }

  void measure(Contingency table) {
    for (String archetype : table.archetypes()) {
      if (leftOut.contains(archetype) || table.members(archetype) < LEAST_MEMBERS) {
        continue;
      }
      String former = segments.get(archetype);
      String most = most(table.row(archetype), former);
      if (most == null) {
        continue;
      }
      if (former != null) {
        comparisons++;
        changes += former.equals(most) ? 0 : 1;
      }
      segments.put(archetype, most);
    }
  }

  private static String most(Map<String, Integer> row, String former) {
    String most = former != null && row.containsKey(former) ? former : null;
    for (Map.Entry<String, Integer> cell : row.entrySet()) {
      boolean isMore = most == null || cell.getValue() > row.get(most);
      if (isMore && !cell.getKey().equals(RunLines.NONE)) {
        most = cell.getKey();
      }
    }
    return most;
  }

  int comparisons() {
    return comparisons;
  }

  int changes() {
    return changes;
  }
}
