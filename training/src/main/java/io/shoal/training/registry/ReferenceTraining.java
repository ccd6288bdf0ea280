package io.shoal.training.registry;

import io.shoal.bundle.ModelBundle;
import io.shoal.drift.BudgetReplay;
import io.shoal.drift.DriftOptions;
import io.shoal.drift.DriftReference;
import io.shoal.drift.Tick;
import io.shoal.drift.tick.TickLearner;
import io.shoal.drift.tick.TickReference;
import io.shoal.feature.FeaturePlan;
import io.shoal.scoring.ModelReference;
import io.shoal.scoring.ScoringModel;
import io.shoal.scoring.UserScore;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentLabels;
import io.shoal.training.autoencoder.UserAutoencoder;
import io.shoal.training.history.History;
import io.shoal.training.history.RowSample;
import io.shoal.training.history.TrainingRow;
import io.shoal.window.FeatureBins;
import io.shoal.window.PaneFeatures;
import io.shoal.window.WindowOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Learns what healthy data looks like to a trained model: history is replayed through it, by the
 * code that the job runs.
 */
final class ReferenceTraining {
  private static final long WARM_UP = 7 * 86_400_000L;

  private final FeaturePlan plan;
  private final WindowOptions windows;
  private final ReferenceSample sample;

  /**
   * @param sample filled by a first replay of the same history
   */
  ReferenceTraining(FeaturePlan plan, WindowOptions windows, ReferenceSample sample) {
    this.plan = plan;
    this.windows = windows;
    this.sample = sample;
  }

  /**
   * Learns the reference.
   *
   * @param draft the model, without a reference
   * @param bins of the profile features
   * @param rows by which the model was trained
   * @param optimism by how much errors of strangers exceed those of users trained on
   */
  ModelReference learn(
      ModelBundle draft,
      FeatureBins bins,
      RowSample rows,
      double optimism,
      History replay,
      LongConsumer progress)
      throws IOException {
    List<TrainingRow> trained = rows.rows().stream().filter(row -> !row.idle()).toList();
    ModelReference unranked =
        ModelReference.ofBins(
            bins,
            new FeatureBins(new float[plan.ofPanes().outputs() + 2][FeatureBins.BINS - 1]),
            sample.vocabulary());
    ScoringModel scoring = new ScoringModel(draft, unranked, windows);
    SegmentLabels labels = new SegmentLabels(SegmentCatalog.fromBytes(draft.segments()));
    List<short[]> embeddings = new ArrayList<>();
    List<float[]> places = new ArrayList<>();
    int[] segmentOf = new int[trained.size()];
    for (int i = 0; i < segmentOf.length; i++) {
      TrainingRow row = trained.get(i);
      UserScore score =
          ofStranger(scoring.score(row.values(), row.present()), row.user(), optimism);
      embeddings.add(score.embedding());
      segmentOf[i] = labels.of(score.embedding(), 0);
      places.add(new float[] {(float) scoring.distance(score.embedding()), (float) score.error()});
    }
    ModelReference ranked = ModelReference.ofBins(bins, paneBins(places), sample.vocabulary());
    long from = rows.last() - rows.first() > 2 * WARM_UP ? rows.first() + WARM_UP : rows.first();
    TickLearner learner =
        new TickLearner(
            plan.ofPanes().names(),
            embeddings,
            segmentOf,
            rows.sources(),
            windows.size().toMillis());
    replay.run(
        new ReplayedWindows(
            new ScoringModel(draft, ranked, windows),
            labels,
            sample.vocabulary(),
            windows.size().toMillis(),
            score -> ofStranger(score.score(), score.user(), optimism),
            summary -> {
              if (summary.windowEnd() >= from) {
                learner.add(summary);
              }
            }),
        progress);
    TickReference ticks = learner.reference();
    return new ModelReference(
        bins,
        ranked.paneBins(),
        sample.vocabulary(),
        ticks,
        tried(learner.ticks()).lacking(ticks.gaps()));
  }

  /** With what a replay of the weeks, each judged by the others, says about the usual budget. */
  private DriftReference tried(List<Tick> ticks) {
    DriftOptions usual = DriftOptions.defaults();
    DriftOptions budget = new DriftOptions(usual.falseAlarms(), usual.per(), windows.size());
    return DriftReference.learn(ticks).with(new BudgetReplay(budget, ticks).run());
  }

  /** As it would be if the autoencoder had never seen the user. */
  private static UserScore ofStranger(UserScore score, String user, double optimism) {
    return UserAutoencoder.isHeldOut(user) ? score : score.withError(score.error() * optimism);
  }

  private FeatureBins paneBins(List<float[]> places) {
    List<PaneFeatures> panes = sample.panes();
    FeatureBins happened =
        FeatureBins.learn(
            panes.stream().map(PaneFeatures::values).toList(),
            panes.stream().map(PaneFeatures::present).toList(),
            plan.ofPanes().outputs());
    boolean[] both = {true, true};
    FeatureBins placed = FeatureBins.learn(places, places.stream().map(place -> both).toList(), 2);
    float[][] edges = Arrays.copyOf(happened.edges(), happened.edges().length + 2);
    edges[edges.length - 2] = placed.edges()[0];
    edges[edges.length - 1] = placed.edges()[1];
    return new FeatureBins(edges);
  }
}
