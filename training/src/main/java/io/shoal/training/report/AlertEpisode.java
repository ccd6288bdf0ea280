package io.shoal.training.report;

/**
 * The time during which one alert was firing.
 *
 * @param to when it was resolved; the end of the run if it was not
 * @param isOpen at the end of the run
 * @param severity as last told
 * @param cause the likely one, in words, as last told; empty in an older run
 */
record AlertEpisode(
    String kind,
    String subject,
    long from,
    long to,
    boolean isOpen,
    String severity,
    String cause) {
  /** In milliseconds. */
  long length() {
    return to - from;
  }

  String words() {
    return kind + " · " + subject;
  }

  /** All of it, for a list. */
  String story() {
    return Figures.minute(from)
        + " to "
        + (isOpen ? "the end" : Figures.minute(to))
        + " · "
        + words()
        + (severity.isEmpty() ? "" : " · " + severity)
        + (cause.isEmpty() ? "" : " · " + cause);
  }
}
