package io.shoal.training.report;

import java.util.List;

/**
 * What a back-test took in, of its {@code summary.json}.
 *
 * @param events read; each of them is scored, late, dead or a duplicate
 * @param users that were scored
 * @param windows in which somebody was scored
 * @param outlook what was known of alerts before the first, in sentences; empty in an older run
 */
record RunFacts(
    long events,
    long scored,
    long late,
    long dead,
    long duplicate,
    long users,
    long windows,
    List<String> outlook) {

  static RunFacts of(RunLine summary) {
    return new RunFacts(
        summary.count("eventsIn"),
        summary.count("eventsScored"),
        summary.count("eventsLate"),
        summary.count("eventsDead"),
        summary.count("eventsDuplicate"),
        summary.count("users"),
        summary.count("windows"),
        summary.texts("drift"));
  }
}
