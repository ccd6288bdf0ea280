package io.shoal.training.report;

/**
 * A turn in the life of a segment: a line of {@code segment-lifecycle.jsonl}.
 *
 * @param time in milliseconds since the epoch
 * @param other the parent of a split, the survivor of a merge; else empty
 */
record Turn(long time, String segment, Kind kind, String other) {
  /** What can become of a segment. */
  enum Kind {
    BORN("born"),
    SPLIT("split off"),
    MERGED("merged"),
    DIED("died");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    boolean isEnd() {
      return this == MERGED || this == DIED;
    }
  }

  static Turn of(RunLine line) {
    return new Turn(
        line.time("windowEnd"),
        line.segment("segmentId"),
        kind(line.text("event")),
        line.segment("otherSegmentId"));
  }

  private static Kind kind(String event) {
    return switch (event) {
      case "born" -> Kind.BORN;
      case "split" -> Kind.SPLIT;
      case "merged" -> Kind.MERGED;
      case "died" -> Kind.DIED;
      default -> throw new IllegalArgumentException("unknown turn '" + event + "'");
    };
  }

  String words() {
    return switch (kind) {
      case BORN -> segment + " was born";
      case SPLIT -> segment + " split off from " + other;
      case MERGED -> segment + " was absorbed by " + other;
      case DIED -> segment + " died";
    };
  }
}
