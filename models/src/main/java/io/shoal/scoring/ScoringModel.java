package io.shoal.scoring;

import io.shoal.bundle.ModelBundle;
import io.shoal.embedding.Calibration;
import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.ServedNetwork;
import io.shoal.embedding.UserEmbedder;
import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import io.shoal.segment.ReferenceCentres;
import io.shoal.segment.SegmentCatalog;
import io.shoal.window.FeatureBins;
import io.shoal.window.PaneFeatures;
import io.shoal.window.ProfileStep;
import io.shoal.window.WindowOptions;
import java.util.ArrayList;
import java.util.List;

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
  private final ServedNetwork network;
  private final Calibration calibration;
  private final FeatureBins bins;
  private final FeatureBins paneBins;
  private final ReferenceCentres centres;
  private final String version;
  private final float[] input;
  private UserEmbedder embedder;

  public ScoringModel(ModelBundle bundle, ModelReference reference, WindowOptions windows) {
    FeatureSpec spec = FeatureSpec.parse(bundle.featureSpec());
    plan = new FeaturePlan(spec);
    step = new ProfileStep(plan, windows, Goal.parse(bundle.goal()).events());
    normalizer = bundle.normalizer();
    network = bundle.network();
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

  /** How many users are best scored together; 1 where each is scored by themselves. */
  public int batch() {
    return embedder().batch();
  }

  /**
   * Scores a user.
   *
   * @param values feature outputs, before they are scaled
   * @param present which of them had data
   */
  public UserScore score(float[] values, boolean[] present) {
    normalizer.apply(values, present, input);
    short[] embedding = new short[network.dimensions()];
    embedder().embed(input, embedding);
    return new UserScore(
        embedding,
        embedder().reconstructionError(input),
        ranks(values, present),
        calibration.propensity(embedder().conversionScore()));
  }

  /**
   * Scores many users; each score is the one that the user would have alone.
   *
   * @param values feature outputs of each, before they are scaled
   * @param present which of them had data
   */
  public List<UserScore> score(List<float[]> values, List<boolean[]> present) {
    float[][] inputs = normalizer.inputs(values, present);
    NetworkOutput[] outputs = embedder().run(inputs);
    List<UserScore> scores = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      short[] embedding = new short[network.dimensions()];
      UserEmbedder.onGrid(outputs[i].embedding(), embedding);
      scores.add(
          new UserScore(
              embedding,
              UserEmbedder.reconstructionError(inputs[i], outputs[i].reconstruction()),
              ranks(values.get(i), present.get(i)),
              calibration.propensity(outputs[i].conversionScore())));
    }
    return scores;
  }

  /** Made when first asked for: most of those who hold a model score nobody. */
  private UserEmbedder embedder() {
    if (embedder == null) {
      embedder = network.embedder();
    }
    return embedder;
  }

  private byte[] ranks(float[] values, boolean[] present) {
    byte[] ranks = new byte[plan.outputs()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = present[i] ? (byte) bins.bin(i, values[i]) : UserScore.MISSING;
    }
    return ranks;
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
