package io.shoal.bench;

import java.util.HashSet;
import java.util.Set;

/**
 * Waits until a turn of the stream is seen. A death is seen when the segment that held the cloud
 * lives no longer; all others in the first of three windows in a row in which each label that the
 * turn leads to is held by a segment, with an F1 of .8 or more.
 */
final class TurnWatch {
  static final double HELD = 0.8;

  private static final int IN_A_ROW = 3;

  /** The next turn comes so many points later: what is not seen by then is missed. */
  private static final int PATIENCE = 25_000;

  private final Turn turn;
  private final Set<Integer> labels;
  private final Set<Integer> holders = new HashSet<>();
  private int heldSince = -1;
  private int inARow;
  private int seen = -1;

  TurnWatch(Turn turn, Set<Integer> labels) {
    this.turn = turn;
    this.labels = labels;
  }

  void see(int begin, LabelledWindow window, Set<Integer> living) {
    if (begin < turn.at()) {
      remember(window);
    } else if (seen < 0 && begin < turn.at() + PATIENCE) {
      boolean isSeen = turn == Turn.DEATH ? isGone(living) : isHeld(begin, window);
      if (isSeen) {
        seen = (turn == Turn.DEATH ? begin : heldSince) - turn.at();
      }
    }
  }

  private void remember(LabelledWindow window) {
    holders.clear();
    window
        .majorities(1)
        .forEach(
            (label, id) -> {
              if (labels.contains(label)) {
                holders.add(id);
              }
            });
  }

  private boolean isGone(Set<Integer> living) {
    return holders.stream().noneMatch(living::contains);
  }

  private boolean isHeld(int begin, LabelledWindow window) {
    boolean held = labels.stream().allMatch(label -> window.bestF1(label) >= HELD);
    heldSince = held && inARow > 0 ? heldSince : begin;
    inARow = held ? inARow + 1 : 0;
    return inARow == IN_A_ROW;
  }

  /** Points from the turn until it was seen; -1 if it was missed. */
  int seenAfter() {
    return seen;
  }
}
