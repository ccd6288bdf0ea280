package io.shoal.alertmanager;

import java.time.Instant;

/**
 * An alert that the Alertmanager is told of.
 *
 * @param event the latest of its episode under these labels
 * @param since when that was written to the topic
 * @param endedAt when it was over; null while it fires
 */
record HeldAlert(DriftEvent event, Instant since, Instant endedAt) {
  boolean isFiring() {
    return endedAt == null;
  }

  HeldAlert ending(Instant at) {
    return isFiring() ? new HeldAlert(event, since, at) : this;
  }
}
