package io.shoal.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What fires, and what has just ended: made of the topic alone, so that a bridge that starts anew
 * knows all that the one before it knew.
 *
 * <p>An episode whose severity changes is another alert to the Alertmanager, whose labels are an
 * alert's identity: the one before ends.
 */
final class HeldAlerts {
  /** As long as an ended alert is told of again, in case the Alertmanager has restarted. */
  private static final Duration TELL_ENDED = Duration.ofMinutes(15);

  /** No episode fires for longer: one that is still open belongs to a job that is no more. */
  private static final Duration FORGET = Duration.ofDays(14);

  private final Set<String> severities;
  private final Map<String, HeldAlert> alerts = new TreeMap<>();

  /**
   * @param severities of the alerts that are passed on
   */
  HeldAlerts(Set<String> severities) {
    this.severities = Set.copyOf(severities);
  }

  /**
   * Takes a record in.
   *
   * @param written when it was written to the topic
   * @return whether the Alertmanager is to be told now
   */
  boolean take(DriftEvent event, Instant written) {
    String own = event.episode() + "/" + event.labels().severity();
    boolean changed = false;
    for (Map.Entry<String, HeldAlert> entry : alerts.entrySet()) {
      HeldAlert held = entry.getValue();
      boolean ends = event.isOver() || !entry.getKey().equals(own);
      if (held.isFiring() && ends && held.event().episode().equals(event.episode())) {
        entry.setValue(held.ending(written));
        changed = true;
      }
    }
    if (!event.isOver() && severities.contains(event.labels().severity())) {
      alerts.put(own, new HeldAlert(event, written, null));
      changed = true;
    }
    return changed;
  }

  /** All that is to be told, by episode. */
  List<HeldAlert> at(Instant now) {
    alerts
        .values()
        .removeIf(
            held ->
                held.isFiring()
                    ? held.since().isBefore(now.minus(FORGET))
                    : held.endedAt().isBefore(now.minus(TELL_ENDED)));
    return List.copyOf(alerts.values());
  }
}
