package io.shoal.drift;

/** Which way a stream must move to be a fault. */
enum Direction {
  UP,
  DOWN,
  BOTH;

  /** More events are growth, and fewer reconstruction errors are good news. */
  static Direction of(String stream) {
    if (stream.startsWith(Tick.VOLUME)) {
      return DOWN;
    }
    return stream.equals(Tick.ERROR) ? UP : BOTH;
  }

  boolean looksUp() {
    return this != DOWN;
  }

  boolean looksDown() {
    return this != UP;
  }
}
