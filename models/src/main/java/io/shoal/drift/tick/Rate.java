package io.shoal.drift.tick;

import io.shoal.drift.StreamKind;

/** How the sum of a stream varies around what is expected, and when it says something. */
enum Rate {
  /** A mean over users or events: judged when enough of them are together. */
  SHARE(50),
  /** A number of happenings, of which a few are expected: judged when enough are expected. */
  COUNT(10);

  private final double least;

  Rate(double least) {
    this.least = least;
  }

  static Rate of(StreamKind kind) {
    return switch (kind) {
      case SOURCE_VOLUME, CONVERSION, SEGMENT_SHARE, SEGMENT_CONVERSION -> COUNT;
      default -> SHARE;
    };
  }

  /** Units that must be together: users or events of a share, happenings expected of a count. */
  double least() {
    return least;
  }

  /** Units that a window weighs. */
  double exposure(double n, double mean) {
    return this == SHARE ? n : n * mean;
  }

  /** What is expected of one unit. */
  double base(double mean) {
    return this == SHARE ? mean : 1;
  }
}
