package io.shoal.drift;

import java.util.List;

/**
 * What one tick led to.
 *
 * @param verdict on the streams that are watched
 * @param alerts that it changed, in order
 * @param settled streams whose change has lasted so long that they are to be measured from it
 */
public record DriftStep(Verdict verdict, List<DriftAlert> alerts, List<StreamId> settled) {
  public DriftStep {
    alerts = List.copyOf(alerts);
    settled = List.copyOf(settled);
  }
}
