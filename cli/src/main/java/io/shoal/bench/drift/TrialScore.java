package io.shoal.bench.drift;

import io.shoal.training.evaluation.AlertScore.Detection;
import io.shoal.training.evaluation.AlertScore.FiredStream;
import java.util.List;

/**
 * What came of a trial.
 *
 * @param days that were judged
 * @param detections of the planted changes; none where nothing changes
 * @param falseAlarms the alerts that are of no change
 */
record TrialScore(
    DriftTrial trial, double days, List<Detection> detections, List<FiredStream> falseAlarms) {

  TrialScore {
    detections = List.copyOf(detections);
    falseAlarms = List.copyOf(falseAlarms);
  }
}
