package io.shoal.drift;

import java.util.List;

/**
 * What one tick led to.
 *
 * @param verdict on the streams that are watched
 * @param alerts that it changed, in order
 */
public record DriftStep(Verdict verdict, List<DriftAlert> alerts) {
  public DriftStep {
    alerts = List.copyOf(alerts);
  }
}
