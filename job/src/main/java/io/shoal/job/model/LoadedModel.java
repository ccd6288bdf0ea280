package io.shoal.job.model;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelBundle;
import io.shoal.drift.DriftOptions;
import io.shoal.drift.DriftOutlook;
import io.shoal.job.flow.ModelStamp;
import io.shoal.scoring.Goal;
import io.shoal.scoring.ModelReference;
import io.shoal.scoring.ScoringModel;
import io.shoal.scoring.VerifiedModel;
import io.shoal.segment.SegmentCatalog;
import io.shoal.window.WindowOptions;
import java.io.IOException;

/**
 * A verified bundle, ready for a subtask.
 *
 * @param name of the line of models
 * @param scoring from events to embeddings
 * @param reference what healthy data looked like
 * @param catalog the first segments
 * @param goal what counts as a conversion
 * @param specHash hash of the feature specification
 */
public record LoadedModel(
    String name,
    ScoringModel scoring,
    ModelReference reference,
    SegmentCatalog catalog,
    Goal goal,
    String specHash) {

  /**
   * Verifies a bundle and makes it ready.
   *
   * @throws IOException that says why it is refused
   */
  public static LoadedModel of(BundleContent content) throws IOException {
    VerifiedModel verified = VerifiedModel.of(content);
    ModelBundle bundle = verified.bundle();
    ScoringModel scoring = new ScoringModel(bundle, verified.reference(), WindowOptions.defaults());
    return new LoadedModel(
        bundle.name(),
        scoring,
        verified.reference(),
        verified.catalog(),
        verified.goal(),
        scoring.plan().spec().hash());
  }

  /** What is known of its alerts before the first. */
  public DriftOutlook outlook(DriftOptions options) {
    return new DriftOutlook(reference.drift(), options);
  }

  /** What outputs say of it. */
  public ModelStamp stamp() {
    return new ModelStamp(scoring.version(), specHash, scoring.plan().outputs(), goal.horizon());
  }
}
