package io.shoal.scoring;

import io.shoal.bundle.ModelBundle;
import io.shoal.embedding.Calibration;
import io.shoal.embedding.CompiledEmbedder;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.UserEmbedder;
import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import io.shoal.segment.ReferenceCentres;
import io.shoal.segment.SegmentCatalog;
import io.shoal.window.FeatureBins;
import io.shoal.window.PaneFeatures;
import io.shoal.window.ProfileStep;
import io.shoal.window.WindowOptions;

/**
 * A bundle at work: from the events of a user to features, and from features to an embedding and a
 * propensity. The same in training, back-test and production.
 *
 * <p>Not thread-safe: it keeps scratch memory. One for each subtask.
 */
public final class ScoringModel {
  private final FeaturePlan plan;
  private final ProfileStep step;
  private final Normalizer normalizer;
  private final UserEmbedder embedder;
  private final Calibration calibration;
  private final FeatureBins bins;
  private final FeatureBins paneBins;
  private final ReferenceCentres centres;
  private final String version;
  private final float[] input;

  public ScoringModel(ModelBundle bundle, ModelReference reference, WindowOptions windows) {
    FeatureSpec spec = FeatureSpec.parse(bundle.featureSpec());
    plan = new FeaturePlan(spec);
    step = new ProfileStep(plan, windows, Goal.parse(bundle.goal()).events());
    normalizer = bundle.normalizer();
    embedder = new CompiledEmbedder(bundle.network());
    calibration = bundle.calibration();
    bins = reference.bins();
    paneBins = reference.paneBins();
    centres = new ReferenceCentres(SegmentCatalog.fromBytes(bundle.segments()));
    version = bundle.version();
    input = new float[2 * plan.outputs()];
  }

  /** Folds the events of windows into profiles. */
  public ProfileStep profileStep() {
    return step;
  }

  /** Names of the feature outputs, in their order. */
  public FeaturePlan plan() {
    return plan;
  }

  /** Name and digest of the model, as outputs carry it. */
  public String version() {
    return version;
  }

  /**
   * Scores a user.
   *
   * @param values feature outputs, before they are scaled
   * @param present which of them had data
   */
  public UserScore score(float[] values, boolean[] present) {
    normalizer.apply(values, present, input);
    short[] embedding = new short[embedder.dimensions()];
    embedder.embed(input, embedding);
    byte[] ranks = new byte[plan.outputs()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = present[i] ? (byte) bins.bin(i, values[i]) : UserScore.MISSING;
    }
    return new UserScore(
        embedding,
        embedder.reconstructionError(input),
        ranks,
        calibration.propensity(embedder.conversionScore()));
  }

  /** Distance of an embedding to the nearest micro-centre of the bundle's segments. */
  public double distance(short[] embedding) {
    return centres.distance(embedding);
  }

  /** The segment of the reference in which an embedding lies: what its id means never changes. */
  public int home(short[] embedding) {
    return centres.segment(embedding);
  }

  /**
   * Ranks what a user did in one window, and where that leaves them.
   *
   * @return the quantile bin of each output of the pane's plan, {@link UserScore#MISSING} without
   *     data; then that of the distance to the nearest micro-centre, and of the reconstruction
   *     error
   */
  public byte[] paneBins(PaneFeatures pane, UserScore score) {
    int outputs = pane.values().length;
    byte[] ranks = new byte[outputs + 2];
    for (int i = 0; i < outputs; i++) {
      ranks[i] = pane.present()[i] ? (byte) paneBins.bin(i, pane.values()[i]) : UserScore.MISSING;
    }
    ranks[outputs] = (byte) paneBins.bin(outputs, (float) distance(score.embedding()));
    ranks[outputs + 1] = (byte) paneBins.bin(outputs + 1, (float) score.error());
    return ranks;
  }
}
