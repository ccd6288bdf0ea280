package io.shoal.training.evaluation.bundle;

import io.shoal.bundle.ModelBundle;
import io.shoal.embedding.Reliability;
import java.util.List;

/**
 * All that an evaluation found.
 *
 * @param bundle that was judged
 * @param judged looks at the users
 * @param figures of the model
 * @param contestants the model, then the baselines
 * @param reliability of the propensities, all looks together
 * @param deciles conversion by tenths of the propensity, rising
 * @param features at the last look, the worst rebuilt first
 * @param segments at the last look, the largest first
 */
record Findings(
    ModelBundle bundle,
    List<Snapshot> judged,
    ModelFigures figures,
    List<Contestant> contestants,
    Reliability reliability,
    List<Double> deciles,
    List<FeatureFigures> features,
    List<SegmentFigures> segments) {

  Snapshot last() {
    return judged.get(judged.size() - 1);
  }
}
