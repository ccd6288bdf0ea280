package io.shoal.bench;

import java.util.Locale;

/** What happens to a cloud of the {@link CloudStream}, and between which of its points. */
enum Turn {
  NONE(0, 0),
  DEATH(40_000, 40_000),
  BIRTH(70_000, 70_000),
  MERGE(100_000, 110_000),
  SPLIT(130_000, 140_000),
  DRIFT(160_000, 190_000);

  private final int begin;
  private final int end;

  Turn(int begin, int end) {
    this.begin = begin;
    this.end = end;
  }

  /** The point from which on the truth is another: half way. */
  int at() {
    return (begin + end) / 2;
  }

  boolean isUnderWay(int time) {
    return time >= begin && time < end;
  }

  /** From 0 before it to 1 after it. */
  double progress(int time) {
    return time < begin ? 0 : time >= end ? 1 : (double) (time - begin) / (end - begin);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
