package io.shoal.training.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Evidence of drift over time against the threshold: the sum, and every stream for itself. */
final class DriftSection implements Section {
  private static final int MOST = 24;
  private static final double SUM_HEIGHT = 150;
  private static final double STREAM_HEIGHT = 56;

  @Override
  public String id() {
    return "drift";
  }

  @Override
  public String title() {
    return "Evidence of drift";
  }

  @Override
  public Optional<String> missing(Run run) {
    return Section.without(run.drift(), "drift.jsonl");
  }

  @Override
  public void write(Run run, Markup page) {
    DriftEvidence evidence = run.drift().orElseThrow();
    if (!run.facts().outlook().isEmpty()) {
      page.leaf("p", String.join(" ", run.facts().outlook()), "class", "note");
    }
    page.leaf("p", note(run), "class", "note");
    page.open("figure", "class", "evidence").open("figcaption");
    page.leaf("b", "All streams together").close();
    new EvidenceLine(run, SUM_HEIGHT).draw(page, "Sum of the evidence", evidence, evidence.sum());
    page.close();
    marks(run, page);
    List<DriftEvidence.Stream> shown =
        evidence.streams().subList(0, Math.min(MOST, evidence.streams().size()));
    page.open("div", "class", "multiples");
    shown.forEach(stream -> stream(page, run, evidence, stream));
    page.close();
    rest(page, evidence.streams().subList(shown.size(), evidence.streams().size()));
  }

  private static String note(Run run) {
    return "As part of the threshold at which an alert fires (the dashed line); the scale runs from a"
        + " ten-thousandth of it to ten times. The sum fires; a stream's own part shows who drives it. Beside"
        + " a stream stands the most it had, below what was seen then. Shaded while an"
        + " alert was firing."
        + (run.marks().isEmpty() ? "" : " Vertical lines are planted changes.");
  }

  private static void marks(Run run, Markup page) {
    if (run.marks().isEmpty()) {
      return;
    }
    page.open("ul", "class", "marks");
    for (PlantedMark mark : run.marks()) {
      page.leaf("li", "planted " + Figures.minute(mark.time()) + " · " + mark.words());
    }
    page.close();
  }

  private static void stream(
      Markup page, Run run, DriftEvidence evidence, DriftEvidence.Stream stream) {
    page.open("figure").open("figcaption");
    page.leaf("b", stream.name());
    page.leaf("span", part(stream.most()), "class", "last");
    page.leaf("small", seen(stream));
    page.close();
    new EvidenceLine(run, STREAM_HEIGHT).draw(page, stream.name(), evidence, stream.evidence());
    page.close();
  }

  /** The streams that are not drawn, with the most evidence that each had. */
  private static void rest(Markup page, List<DriftEvidence.Stream> streams) {
    if (streams.isEmpty()) {
      return;
    }
    page.open("details");
    page.leaf("summary", Figures.count(streams.size(), "stream more", "streams more"));
    page.open("ol", "class", "log");
    streams.forEach(stream -> page.leaf("li", stream.name() + " · " + part(stream.most())));
    page.close().close();
  }

  /** What was seen in the window with most evidence, beside what is usual. */
  private static String seen(DriftEvidence.Stream stream) {
    return Double.isFinite(stream.observed()) && Double.isFinite(stream.expected())
        ? Figures.decimal(stream.observed(), 3)
            + " where "
            + Figures.decimal(stream.expected(), 3)
            + " is usual"
        : "";
  }

  private static String part(double part) {
    return part >= 100
        ? "over 100 times"
        : part >= .01 ? String.format(Locale.ROOT, "%.2f", part) : "below .01";
  }
}
