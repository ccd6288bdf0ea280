package io.shoal.profile;

import java.util.List;

/**
 * What a segment is called.
 *
 * @param phrases what is said of its users, what sets them apart most first
 * @param id of the segment where the phrases alone would not tell it from another; else 0
 */
record SegmentName(List<String> phrases, int id) {
  /** That of a segment which has none yet. */
  static final SegmentName NONE = new SegmentName(List.of(), 0);

  /** That of the only segment. */
  static final SegmentName EVERYBODY = new SegmentName(List.of("everybody"), 0);

  private static final String UNKNOWN = "not yet described";

  SegmentName {
    phrases = List.copyOf(phrases);
  }

  String text() {
    String said = phrases.isEmpty() ? UNKNOWN : String.join(", ", phrases);
    return id == 0 ? said : said + " (s" + id + ")";
  }
}
