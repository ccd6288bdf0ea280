package io.shoal.training.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a segment does in a typical week. What is not told is NaN, or an empty list.
 *
 * @param blocks activity in the 28 blocks of 6 hours of a UTC week from Monday 00:00
 */
record Week(double events, double conversions, List<Double> blocks) {
  private static final int BLOCKS = 28;

  static Week of(RunLine week) {
    List<Double> blocks = new ArrayList<>();
    week.json().path("blocks").forEach(block -> blocks.add(Math.max(0, block.asDouble())));
    return new Week(
        week.number("events"),
        week.number("conversions"),
        blocks.size() == BLOCKS ? List.copyOf(blocks) : List.of());
  }

  boolean isTold() {
    return !blocks.isEmpty();
  }
}
