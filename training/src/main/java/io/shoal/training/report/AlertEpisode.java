package io.shoal.training.report;

/**
 * The time during which one alert was firing.
 *
 * @param to when it was resolved; the end of the run if it was not
 * @param isOpen at the end of the run
 */
record AlertEpisode(String kind, String subject, long from, long to, boolean isOpen) {
  /** In milliseconds. */
  long length() {
    return to - from;
  }

  String words() {
    return kind + " · " + subject;
  }
}
