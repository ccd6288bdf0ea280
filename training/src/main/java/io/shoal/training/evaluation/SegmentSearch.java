package io.shoal.training.evaluation;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks for a planted change in the segments, hour by hour from its beginning on.
 *
 * <p>Measured is everybody who is not lapsing and of whom 20 events were seen, whatever their age.
 * An archetype is <em>held</em> by the segment with its best F1 if that is at least .6, no other
 * archetype has more members in it, and at least 10 of the archetype are measured. The change is
 * found at the first of three measurements in a row at which
 *
 * <ul>
 *   <li>of an appearance: the new archetype is held;
 *   <li>of a split: both new archetypes are held, by different segments;
 *   <li>of a merge: the new archetype is held by a segment with at least three quarters of its
 *       members. F1 alone would call two equal halves that never met merged: each has 2/3;
 *   <li>of a disappearance: the segment that held the archetype when it began has no members, idle
 *       ones included; or at once, when it is told to have died or to have been absorbed.
 * </ul>
 *
 * A disappearance from a segment that did not hold the archetype cannot be seen, and is missed.
 */
final class SegmentSearch {
  private static final long HOUR = 3_600_000L;
  private static final double LEAST_F1 = 0.6;
  private static final double LEAST_RECALL = 0.75;
  private static final int LEAST_MEMBERS = 10;
  private static final int IN_A_ROW = 3;

  /**
   * What is seen of the segments at a time.
   *
   * @param at the time, milliseconds
   * @param table of measured users
   * @param occupied the segments that have members of any kind
   * @param ended the segments that died or were absorbed
   */
  record Sight(long at, Contingency table, Set<String> occupied, Set<String> ended) {}

  private final PlantedChange change;
  private String left = RunLines.NONE;
  private int inRow;
  private long firstOfRow;
  private boolean found;

  SegmentSearch(PlantedChange change) {
    this.change = change;
  }

  PlantedChange change() {
    return change;
  }

  /** Whether a measurement at a time can tell anything. */
  boolean wants(long at) {
    return !found && change.isStructural() && at >= change.at();
  }

  void measure(Sight sight) {
    if (sight.at() < change.at() + HOUR && isDisappearance()) {
      String archetype = change.before().get(0);
      left = holds(sight, archetype) ? sight.table().best(archetype).segment() : RunLines.NONE;
      return;
    }
    if (!shows(sight)) {
      inRow = 0;
      return;
    }
    if (inRow++ == 0) {
      firstOfRow = sight.at();
    }
    found = inRow == IN_A_ROW || (isDisappearance() && sight.ended().contains(left));
  }

  private boolean isDisappearance() {
    return change.after().isEmpty();
  }

  private boolean shows(Sight sight) {
    if (isDisappearance()) {
      return !left.equals(RunLines.NONE)
          && (sight.ended().contains(left) || !sight.occupied().contains(left));
    }
    List<String> holders =
        change.after().stream()
            .filter(archetype -> holds(sight, archetype))
            .map(archetype -> sight.table().best(archetype).segment())
            .distinct()
            .toList();
    if (holders.size() < change.after().size()) {
      return false;
    }
    boolean isMerge = change.before().size() > 1;
    return !isMerge || sight.table().recall(change.after().get(0), holders.get(0)) >= LEAST_RECALL;
  }

  private static boolean holds(Sight sight, String archetype) {
    Contingency.Best best = sight.table().best(archetype);
    return best.f1() >= LEAST_F1
        && sight.table().isMajority(archetype, best.segment())
        && sight.table().members(archetype) >= LEAST_MEMBERS;
  }

  /** When segments first showed the change, milliseconds; empty if it was missed. */
  OptionalLong foundAt() {
    return found ? OptionalLong.of(firstOfRow) : OptionalLong.empty();
  }
}
