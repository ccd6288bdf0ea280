package io.shoal.training.evaluation.bundle;

import io.shoal.bundle.ModelBundle;
import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.Reliability;
import io.shoal.embedding.UserEmbedder;
import io.shoal.scoring.Goal;
import io.shoal.training.history.HistoryFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Judges a bundle by events that it has not learnt from: looks at all users a horizon apart, each
 * with what followed. The look before the first is that to which baselines are fitted.
 */
public final class BundleEvaluation {
  /** Users followed, at most. */
  public static final int USERS = 20_000;

  private static final int MOST_LOOKS = 8;

  private final ModelBundle bundle;
  private final SnapshotReplay replay;
  private final Snapshot fit;
  private final List<Snapshot> judged;

  private BundleEvaluation(
      ModelBundle bundle, SnapshotReplay replay, Snapshot fit, List<Snapshot> judged) {
    this.bundle = bundle;
    this.replay = replay;
    this.fit = fit;
    this.judged = judged;
  }

  /**
   * Replays events through a bundle.
   *
   * @param from time of the first look, in milliseconds since the epoch: not before the end of what
   *     the bundle was trained on; earlier events build profiles
   * @param users followed at most
   * @throws IllegalArgumentException if the events do not reach a horizon further
   */
  public static BundleEvaluation of(
      ModelBundle bundle, HistoryFiles events, long from, int users, LongConsumer progress)
      throws IOException {
    long horizon = Goal.parse(bundle.goal()).horizon().toMillis();
    long[] times = new long[MOST_LOOKS + 1];
    for (int i = 0; i < times.length; i++) {
      times[i] = from + (i - 1) * horizon;
    }
    SnapshotReplay replay = new SnapshotReplay(bundle, times, users);
    List<Snapshot> looks = replay.run(events, progress);
    if (looks.size() < 2 || looks.get(0).size() == 0) {
      throw new IllegalArgumentException(
          "the events must begin a horizon of the goal ("
              + Goal.parse(bundle.goal()).horizon()
              + ") before "
              + Instant.ofEpochMilli(from)
              + " and reach a horizon beyond it: give more events, or another --from");
    }
    return new BundleEvaluation(bundle, replay, looks.get(0), looks.subList(1, looks.size()));
  }

  /** What the model is worth. */
  public ModelFigures figures() {
    Means means = new Means();
    long users = 0;
    double converted = 0;
    double brier = 0;
    double error = 0;
    for (Snapshot look : judged) {
      double[] propensities = Comparison.propensities(look);
      means.add(look, Comparison.segments(look), propensities, null);
      users += look.size();
      converted += look.rate() * look.size();
      brier += Reliability.of(propensities, look.converted()).brier() / judged.size();
      error += reconstructionError(look) / judged.size();
    }
    Contestant model = means.contestant(bundle.name(), Double.NaN);
    return new ModelFigures(
        judged.size(),
        users,
        converted / users,
        model.auc(),
        model.lift(),
        brier,
        error,
        model.betweenShare(),
        model.groups());
  }

  private double reconstructionError(Snapshot look) {
    float[][] inputs =
        look.users().stream()
            .filter(user -> user.segment() != 0)
            .map(Standing::scored)
            .toArray(float[][]::new);
    double sum = 0;
    try (UserEmbedder embedder = bundle.network().embedder()) {
      NetworkOutput[] outputs = embedder.run(inputs);
      for (int i = 0; i < inputs.length; i++) {
        sum += UserEmbedder.reconstructionError(inputs[i], outputs[i].reconstruction());
      }
    }
    return inputs.length == 0 ? Double.NaN : sum / inputs.length;
  }

  /** The model beside the baselines. */
  public List<Contestant> comparison(long seed) {
    return new Comparison(fit, judged, seed).run(replay.votes(), bundle.network().dimensions());
  }

  ModelBundle bundle() {
    return bundle;
  }

  SnapshotReplay replay() {
    return replay;
  }

  List<Snapshot> judged() {
    return judged;
  }

  Snapshot last() {
    return judged.get(judged.size() - 1);
  }
}
