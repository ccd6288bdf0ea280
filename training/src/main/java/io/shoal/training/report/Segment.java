package io.shoal.training.report;

import java.util.List;
import java.util.Optional;

/**
 * What a run tells of one segment from its birth to its end.
 *
 * @param number its place in the order of birth, from 0: what its colour follows from
 * @param report the last one; older segments and runs may have none
 * @param parent the segment from which it split off; empty if none is known
 * @param absorbed whom it absorbed
 * @param bornAt in milliseconds since the epoch; {@link SegmentReport#UNKNOWN} before the run
 * @param end how it ended, if it did
 * @param isDrawn apart; the smallest of very many are drawn as one
 */
record Segment(
    String id,
    int number,
    Optional<SegmentReport> report,
    String parent,
    List<String> absorbed,
    long bornAt,
    Optional<Turn> end,
    boolean isDrawn) {

  /** The generated name, or a sentence in its place. */
  String name() {
    return report.map(SegmentReport::name).filter(name -> !name.isEmpty()).orElse("without a name");
  }

  /** Id and name, on one line. */
  String title() {
    return id + " · " + name();
  }

  long size() {
    return report.map(SegmentReport::size).orElse(0L);
  }

  boolean isLiving() {
    return end.isEmpty();
  }

  /** Class of its elements, which gives them their colour. */
  String colour() {
    return isDrawn ? "c" + number % Palette.COLOURS : "cx";
  }
}
