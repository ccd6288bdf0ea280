package io.shoal.training.evaluation.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.embedding.Reliability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an evaluation found: figures as JSON, a page for people, a table for the terminal. */
public final class EvaluationReport {
  private final Findings findings;

  public EvaluationReport(BundleEvaluation evaluation, long seed) {
    List<Snapshot> judged = evaluation.judged();
    List<Double> propensities = new ArrayList<>();
    List<Boolean> converted = new ArrayList<>();
    for (Snapshot look : judged) {
      for (Standing user : look.users()) {
        propensities.add(user.propensity());
        converted.add(user.converted());
      }
    }
    double[] scores = propensities.stream().mapToDouble(Double::doubleValue).toArray();
    boolean[] outcomes = new boolean[scores.length];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = converted.get(i);
    }
    findings =
        new Findings(
            evaluation.bundle(),
            judged,
            evaluation.figures(),
            evaluation.comparison(seed),
            Reliability.of(scores, outcomes),
            new Ranking(scores, outcomes).deciles(),
            FeatureFigures.of(evaluation.bundle(), evaluation.replay().model(), evaluation.last()),
            SegmentFigures.of(evaluation.last(), evaluation.replay().model().plan().names()));
  }

  /** Writes {@code evaluation.json} and {@code report.html}. */
  public void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.write(
        directory.resolve("evaluation.json"),
        new ObjectMapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(EvaluationJson.of(findings)));
    Files.writeString(directory.resolve("report.html"), new EvaluationPage(findings).render());
  }

  /** The model beside the baselines, for a terminal. */
  public String table() {
    StringBuilder table =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-38s %6s %6s %6s %8s %10s %9s%n",
                "",
                "groups",
                "AUC",
                "lift",
                "between",
                "silhouette",
                "stability"));
    for (Contestant one : findings.contestants()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-38s %6.1f %6.3f %6.2f %8.3f %10.2f %9.2f%n",
              one.name(),
              one.groups(),
              one.auc(),
              one.lift(),
              one.betweenShare(),
              one.silhouette(),
              one.stability()));
    }
    return table.toString();
  }
}
