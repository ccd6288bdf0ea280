package io.shoal.training.evaluation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.scoring.Goal;
import io.shoal.training.report.Figures;
import io.shoal.training.report.Markup;
import io.shoal.training.report.PageFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The page of an evaluation, in the look of all reports. */
final class EvaluationPage {
  private final Findings findings;
  private final Markup page = new Markup();

  EvaluationPage(Findings findings) {
    this.findings = findings;
  }

  String render() throws IOException {
    header();
    page.open("main");
    section("baselines", "Beside the baselines", this::contestants);
    section("map", "Map of embeddings", () -> new EmbeddingMap(findings.last()).draw(page));
    section("conversion", "Conversion by segment", this::segmentBars);
    section("segments", "Segments", this::segments);
    section("propensity", "Propensity", this::propensity);
    section("training", "Training", this::training);
    section("features", "Features", this::features);
    page.close();
    return PageFrame.around(
        "Shoal evaluation, " + findings.bundle().version(),
        page,
        "Times are UTC. Written by shoal evaluate. All looks lie after what the model learnt from.");
  }

  private interface Content {
    void write() throws IOException;
  }

  private void section(String id, String title, Content content) throws IOException {
    page.open("section", "id", id, "aria-labelledby", id + "-title");
    page.leaf("h2", title, "id", id + "-title");
    content.write();
    page.close();
  }

  private void note(String text) {
    page.leaf("p", text, "class", "note");
  }

  private void header() {
    ModelFigures figures = findings.figures();
    Goal goal = Goal.parse(findings.bundle().goal());
    page.open("header");
    page.leaf("p", "Shoal evaluation", "class", "kicker");
    page.leaf("h1", findings.bundle().version());
    page.leaf(
        "p",
        Figures.count(figures.looks(), "look", "looks")
            + " at all users from "
            + Figures.date(findings.judged().get(0).time())
            + " on, each with what followed within "
            + horizon(goal)
            + ": "
            + String.join(", ", new TreeSet<>(goal.events()))
            + ".",
        "class",
        "lead");
    page.open("dl", "class", "facts");
    fact("Users", Figures.count(findings.last().size()), "at the last look");
    fact("Converted", Figures.percent(figures.conversionRate()), "within the horizon");
    fact("AUC", Figures.decimal(figures.conversionAuc(), 3), "of propensities; .5 is chance");
    fact("Top tenth", "×" + Figures.decimal(figures.topDecileLift(), 2), "as often as all");
    fact(
        "Between segments",
        Figures.percent(figures.betweenShare()),
        "of the variance of conversion");
    fact("Segments", Figures.decimal(figures.segments(), 1), "with users, on average");
    page.close().close();
  }

  private static String horizon(Goal goal) {
    return goal.horizon().toHours() % 24 == 0
        ? Figures.count(goal.horizon().toDays(), "day", "days")
        : goal.horizon().toString();
  }

  private void fact(String term, String value, String detail) {
    page.open("div").leaf("dt", term).leaf("dd", value);
    page.leaf("dd", detail, "class", "detail").close();
  }

  private void contestants() {
    note(
        "The same users and looks for all. Baselines are fitted to the look before the first, whose"
            + " outcomes were known by then. AUC and top tenth are of the propensity for Shoal, of a"
            + " linear score in its space for each k-means, and of the cell's rate for quintiles."
            + " Between: the share of the variance of conversion that lies between groups, less what"
            + " as many groups have by chance. Stability: adjusted Rand index under bootstrap.");
    List<List<String>> rows = new ArrayList<>();
    for (Contestant one : findings.contestants()) {
      rows.add(
          List.of(
              one.name(),
              Figures.decimal(one.groups(), 1),
              Figures.decimal(one.auc(), 3),
              "×" + Figures.decimal(one.lift(), 2),
              Figures.percent(one.betweenShare()),
              Figures.decimal(one.silhouette(), 2),
              Figures.decimal(one.stability(), 2)));
    }
    new FigureTable(
            List.of("Way", "Groups", "AUC", "Top tenth", "Between", "Silhouette", "Stability"))
        .draw(page, rows);
  }

  private void segmentBars() {
    double most =
        findings.segments().stream().mapToDouble(SegmentFigures::converted).max().orElse(1);
    note("At the last look. The line is the rate of all: " + percent(findings.last().rate()) + ".");
    page.open("ol", "class", "bars dense");
    for (SegmentFigures segment : findings.segments()) {
      new RateBar(most, findings.last().rate())
          .draw(
              page,
              segment.name(),
              "propensity " + percent(segment.propensity()),
              segment.converted(),
              Figures.count(segment.users(), "user", "users"),
              EmbeddingMap.colour(findings.last(), segment.segment()));
    }
    page.close();
  }

  private static String percent(double share) {
    return Figures.percent(share);
  }

  private void segments() {
    note(
        "What sets a segment apart: how far its mean lies from that of all others, in standard"
            + " deviations. \"none\" are users who were away too long.");
    List<List<String>> rows = new ArrayList<>();
    for (SegmentFigures segment : findings.segments()) {
      List<String> traits = new ArrayList<>();
      for (SegmentFigures.Trait trait : segment.traits()) {
        traits.add(trait.feature() + " " + Figures.decimal(trait.difference(), 1));
      }
      rows.add(
          List.of(
              segment.name(),
              Figures.count(segment.users()),
              percent((double) segment.users() / findings.last().size()),
              percent(segment.converted()),
              percent(segment.propensity()),
              String.join(", ", traits)));
    }
    new FigureTable(
            List.of("Segment", "Size", "Share", "Converted", "Propensity", "What sets it apart"))
        .draw(page, rows);
  }

  private void propensity() {
    note(
        "Users of all looks in tenths by propensity. A propensity that is right is as high as the"
            + " rate beside it. Brier score "
            + Figures.decimal(findings.reliability().brier(), 4)
            + ", expected calibration error "
            + Figures.decimal(findings.reliability().calibrationError(), 4)
            + ".");
    double most = findings.deciles().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    page.open("ol", "class", "bars dense");
    int tenth = 0;
    for (var bin : findings.reliability().bins()) {
      tenth++;
      new RateBar(Math.max(most, bin.propensity()), findings.figures().conversionRate())
          .draw(
              page,
              "tenth " + tenth,
              "",
              bin.converted(),
              "propensity " + percent(bin.propensity()),
              "cx");
    }
    page.close();
  }

  private void training() throws IOException {
    JsonNode provenance = new ObjectMapper().readTree(findings.bundle().provenance());
    note(
        "After each epoch, on the newest rows, which stop training; the loss of training rows is"
            + " that with features hidden.");
    page.open("div", "class", "multiples");
    TrainingCurve.draw(page, "Training loss", provenance.path("curve"), "training");
    TrainingCurve.draw(page, "Reconstruction", provenance.path("curve"), "reconstruction");
    TrainingCurve.draw(page, "Log loss of conversion", provenance.path("curve"), "logLoss");
    page.close();
  }

  private void features() {
    note(
        "Of users with a segment at the last look, when they were last active; features that do not"
            + " vary are left out. Error: of what the decoder gives back, over the variance; 0 is rebuilt, 1 no better than the mean. Bars: how values fall into the"
            + " twenty bins that each held a twentieth in training; the index (PSI) says how far"
            + " they have moved, .1 is little and .25 is much.");
    new FeatureTable(findings.features().stream().filter(FeatureFigures::varies).toList())
        .draw(page);
  }
}
