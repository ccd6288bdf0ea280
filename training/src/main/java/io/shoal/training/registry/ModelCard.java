package io.shoal.training.registry;

import io.shoal.embedding.Reliability;
import io.shoal.training.autoencoder.HyperparameterSearch.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a bundle says of itself to people: Markdown, section by section. */
final class ModelCard {
  private final StringBuilder text = new StringBuilder();

  ModelCard(String name) {
    text.append("# Model ").append(name).append(", version {version}\n");
  }

  ModelCard line(String format, Object... values) {
    text.append('\n').append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }

  ModelCard section(String title) {
    text.append("\n## ").append(title).append('\n');
    return this;
  }

  ModelCard options(Map<String, String> options) {
    row("hyper-parameter", "value").row("---", "---");
    options.forEach(this::row);
    return this;
  }

  /** How far propensities are from what happened; null if there was too little to tell. */
  ModelCard reliability(Reliability reliability) {
    section("Propensity");
    if (reliability == null) {
      return line(
          "No user of the calibration slice has a known outcome: scores are not calibrated.");
    }
    line(
        "On %d rows that neither taught nor stopped the model, each judged by a curve that was fitted"
            + " to the other half of their users: %.1f %% converted, Brier score %.4f (%.4f for"
            + " whoever knows the mean alone), expected calibration error %.4f.",
        reliability.rows(),
        100 * reliability.converted(),
        reliability.brier(),
        reliability.converted() * (1 - reliability.converted()),
        reliability.calibrationError());
    text.append('\n');
    row("rows", "mean propensity", "converted").row("---", "---", "---");
    for (Reliability.Bin bin : reliability.bins()) {
      row(bin.rows(), number(bin.propensity()), number(bin.converted()));
    }
    return this;
  }

  ModelCard trials(List<Trial> trials, Trial best) {
    section("Search");
    line(
        "%d trials. Error: the share of variance that is not rebuilt, plus the share of the outcomes'"
            + " entropy that is not foretold.",
        trials.size());
    text.append('\n');
    row("trial", "hidden", "head", "lambda", "hide", "learning-rate", "epochs", "error", "kept")
        .row("---", "---", "---", "---", "---", "---", "---", "---", "---");
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      Map<String, String> options = trial.options().toMap();
      row(
          i + 1,
          options.get("hidden"),
          options.get("head"),
          options.get("lambda"),
          options.get("hide"),
          options.get("learning-rate"),
          trial.trained().curve().size(),
          number(trial.error()),
          trial.equals(best) ? "yes" : "");
    }
    return this;
  }

  /** What is known of drift alerts before the first, in sentences. */
  ModelCard drift(List<String> lines) {
    section("Drift");
    lines.forEach(one -> line("%s", one));
    return this;
  }

  private ModelCard row(Object... cells) {
    text.append('|');
    for (Object cell : cells) {
      text.append(' ').append(cell).append(" |");
    }
    text.append('\n');
    return this;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
