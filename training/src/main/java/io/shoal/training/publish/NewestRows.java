package io.shoal.training.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.bundle.ModelBundle;
import io.shoal.feature.FeaturePlan;
import io.shoal.scoring.Goal;
import io.shoal.scoring.ModelReference;
import io.shoal.scoring.ScoringModel;
import io.shoal.scoring.UserScore;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.history.HistoryReplay;
import io.shoal.training.history.RowSample;
import io.shoal.training.history.TrainingRow;
import io.shoal.window.WindowOptions;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The newest data, as one model sees them: only what is later than anything it learnt from. */
final class NewestRows {
  private static final int ROWS = 40_000;

  private final HistoryFiles events;
  private final long after;

  /**
   * @param events with the history before, from which profiles are built
   * @param after the end of what the models learnt from, in milliseconds since the epoch
   */
  NewestRows(HistoryFiles events, long after) {
    this.events = events;
    this.after = after;
  }

  /**
   * End of what a model learnt from, in milliseconds since the epoch.
   *
   * @throws IOException where its bundle does not say
   */
  static long endOfTraining(ModelBundle bundle) throws IOException {
    JsonNode until = new ObjectMapper().readTree(bundle.provenance()).path("until");
    try {
      return Instant.parse(until.asText()).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IOException(
          "the bundle " + bundle.version() + " does not say until when it learnt: train it again",
          e);
    }
  }

  /** Replays all events through the model's features, and scores a sample of the newest rows. */
  List<ScoredRow> scoredBy(ModelBundle bundle) throws IOException {
    ScoringModel model =
        new ScoringModel(
            bundle, ModelReference.fromJson(bundle.reference()), WindowOptions.defaults());
    RowSample sample = new RowSample(ROWS, Goal.parse(bundle.goal()).horizon());
    new HistoryReplay(events, model.profileStep(), WindowOptions.defaults())
        .run(sample, read -> {});
    List<TrainingRow> rows = new ArrayList<>(sample.rows());
    rows.removeIf(row -> row.windowEnd() <= after);
    return score(rows, model, bundle);
  }

  private static List<ScoredRow> score(
      List<TrainingRow> rows, ScoringModel model, ModelBundle bundle) {
    float[] mean = means(rows, model.plan(), bundle);
    float[] input = new float[2 * mean.length];
    List<ScoredRow> scored = new ArrayList<>();
    for (TrainingRow row : rows) {
      UserScore score = model.score(row.values(), row.present());
      bundle.normalizer().apply(row.values(), row.present(), input);
      double total = 0;
      int known = 0;
      for (int i = 0; i < mean.length; i++) {
        if (row.present()[i]) {
          total += (input[i] - mean[i]) * (input[i] - mean[i]);
          known++;
        }
      }
      scored.add(
          new ScoredRow(
              row.user(),
              row.windowEnd(),
              score.error() * known,
              total,
              score.propensity(),
              row.outcome()));
    }
    return scored;
  }

  private static float[] means(List<TrainingRow> rows, FeaturePlan plan, ModelBundle bundle) {
    int outputs = plan.outputs();
    double[] sum = new double[outputs];
    int[] n = new int[outputs];
    float[] input = new float[2 * outputs];
    for (TrainingRow row : rows) {
      bundle.normalizer().apply(row.values(), row.present(), input);
      for (int i = 0; i < outputs; i++) {
        sum[i] += input[i];
        n[i] += row.present()[i] ? 1 : 0;
      }
    }
    float[] mean = new float[outputs];
    for (int i = 0; i < outputs; i++) {
      mean[i] = n[i] == 0 ? 0 : (float) (sum[i] / n[i]);
    }
    return mean;
  }
}
