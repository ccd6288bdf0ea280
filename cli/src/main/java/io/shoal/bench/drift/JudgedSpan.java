package io.shoal.bench.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * What of a log is judged.
 *
 * @param from first moment, until which is learnt, milliseconds
 * @param until exclusive
 */
record JudgedSpan(long from, long until) {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Of a shop: around what changes, or all that is not learnt from. */
  static JudgedSpan of(DriftTrial trial, JsonNode truth) {
    long end = time(truth.path("end"));
    JsonNode changes = truth.path("changes");
    if (changes.isEmpty()) {
      return new JudgedSpan(time(truth.path("start")) + trial.history() * DAY, end);
    }
    long first = time(changes.get(0).path("at"));
    long last = time(changes.get(changes.size() - 1).path("at"));
    return new JudgedSpan(
        first - DriftTrial.BEFORE * DAY, Math.min(last + DriftTrial.AFTER * DAY, end));
  }

  private static long time(JsonNode node) {
    return Instant.parse(node.asText()).toEpochMilli();
  }

  double days() {
    return (double) (until - from) / DAY;
  }
}
