package io.shoal.training.report;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How good the segments were from day to day, as small multiples over one timeline. */
final class QualitySection implements Section {
  private static final List<Measure> MEASURES =
      List.of(
          new Measure(
              "Silhouette",
              "how much nearer users lie to their own segment than to the next; 1 is best",
              QualityDay::silhouette),
          new Measure(
              "At the margin",
              "users for whom another segment would do nearly as well",
              QualityDay::marginShare),
          new Measure(
              "Stability",
              "users scored again that day who kept their segment",
              QualityDay::stability),
          new Measure("Noise", "users who are far from every segment", QualityDay::noiseShare));

  /**
   * One number a day.
   *
   * @param meaning in a few words
   */
  private record Measure(String title, String meaning, ToDoubleFunction<QualityDay> of) {}

  @Override
  public String id() {
    return "quality";
  }

  @Override
  public String title() {
    return "Quality over time";
  }

  @Override
  public Optional<String> missing(Run run) {
    Optional<String> without = Section.without(run.quality(), "quality.jsonl");
    return without.isPresent() || !run.quality().orElseThrow().isEmpty()
        ? without
        : Optional.of("Left out: quality.jsonl tells of no day.");
  }

  @Override
  public void write(Run run, Markup page) {
    page.leaf(
        "p",
        "Of the users scored on each day, once for every window. Shaded while an alert was firing.",
        "class",
        "note");
    page.open("div", "class", "multiples");
    for (Measure measure : MEASURES) {
      List<QualityDay> told =
          run.quality().orElseThrow().stream()
              .filter(day -> Double.isFinite(measure.of.applyAsDouble(day)))
              .toList();
      page.open("figure").open("figcaption");
      page.leaf("b", measure.title);
      if (!told.isEmpty()) {
        double last = measure.of.applyAsDouble(told.get(told.size() - 1));
        page.leaf("span", Figures.decimal(last, 2), "class", "last");
      }
      page.leaf("small", measure.meaning).close();
      if (told.isEmpty()) {
        page.leaf("p", "This run does not tell it.", "class", "missing");
      } else {
        Sparkline line = new Sparkline(run.span(), run.drawnEpisodes());
        told.forEach(day -> line.add(day.windowEnd(), measure.of.applyAsDouble(day)));
        line.draw(page, measure.title);
      }
      page.close();
    }
    page.close();
  }
}
