package io.shoal.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Conversion of each segment with its interval, the highest first. */
final class ConversionSection implements Section {
  private static final int MOST = 60;

  /** Beyond so many, each has one line where two would fit. */
  private static final int DENSE = 16;

  @Override
  public String id() {
    return "conversion";
  }

  @Override
  public String title() {
    return "Conversion by segment";
  }

  @Override
  public Optional<String> missing(Run run) {
    return rated(run).isEmpty()
        ? Optional.of("Left out: no segment has an exposure that has matured.")
        : Optional.empty();
  }

  private static List<Segment> rated(Run run) {
    List<Segment> rated = new ArrayList<>();
    for (Segment segment : run.roster().bySize()) {
      if (segment.isLiving() && segment.report().orElseThrow().hasRate()) {
        rated.add(segment);
      }
    }
    return rated;
  }

  @Override
  public void write(Run run, Markup page) {
    List<Segment> rated = rated(run);
    long exposures = sum(rated, SegmentReport::exposures);
    double all = (double) sum(rated, SegmentReport::converted) / exposures;
    rated.sort(Comparator.comparingDouble((Segment s) -> -s.report().orElseThrow().rate()));
    List<Segment> shown = rated.subList(0, Math.min(MOST, rated.size()));
    page.leaf("p", note(run, rated, all), "class", "note");
    double most = scale(shown, all);
    page.open("ol", "class", shown.size() > DENSE ? "bars dense" : "bars");
    shown.forEach(segment -> bar(page, segment, all, most));
    page.close();
  }

  private static long sum(List<Segment> segments, ToLongFunction<SegmentReport> of) {
    return segments.stream().mapToLong(s -> of.applyAsLong(s.report().orElseThrow())).sum();
  }

  private static String note(Run run, List<Segment> rated, double all) {
    boolean intervals = rated.stream().anyMatch(s -> s.report().orElseThrow().hasInterval());
    long living = run.roster().all().stream().filter(Segment::isLiving).count();
    StringBuilder note = new StringBuilder("The line is the rate of all: ");
    note.append(Figures.percent(all)).append(". ");
    note.append(
        intervals
            ? "Whiskers are 95 % intervals."
            : "This run tells no intervals, so there are no whiskers.");
    if (rated.size() > MOST) {
      note.append(" The ").append(MOST).append(" highest of ").append(rated.size()).append('.');
    }
    if (living > rated.size()) {
      note.append(' ')
          .append(Figures.count(living - rated.size(), "segment has", "segments have"))
          .append(" no exposure that has matured.");
    }
    return note.toString();
  }

  /** The right end of the scale: the next tenth above all that is drawn. */
  private static double scale(List<Segment> segments, double all) {
    double most = all;
    for (Segment segment : segments) {
      SegmentReport report = segment.report().orElseThrow();
      most = Math.max(most, report.hasInterval() ? report.high() : report.rate());
    }
    return Math.max(.01, Math.min(1, Math.ceil(most * 20) / 20));
  }

  private static void bar(Markup page, Segment segment, double all, double most) {
    SegmentReport report = segment.report().orElseThrow();
    page.open("li", "data-s", segment.number());
    page.open("div", "class", "who");
    SegmentLabel.write(page, segment);
    page.close();
    page.open("div", "class", "value").leaf("b", Figures.percent(report.rate()));
    if (report.hasInterval()) {
      page.leaf(
          "span",
          Figures.percent(report.low()).replace(" %", "") + "–" + Figures.percent(report.high()));
    }
    page.leaf("span", "of " + Figures.count(report.exposures())).close();
    page.open(
        "svg",
        "class",
        segment.colour(),
        "role",
        "img",
        "aria-label",
        segment.id() + " converts at " + Figures.percent(report.rate()));
    page.empty("rect", "class", "track", "width", "100%", "height", "10", "y", "5", "rx", "2");
    page.empty(
        "rect",
        "class",
        "bar",
        "width",
        at(report.rate(), most),
        "height",
        "10",
        "y",
        "5",
        "rx",
        "2");
    String mean = at(all, most);
    page.empty("line", "class", "mean", "x1", mean, "x2", mean, "y1", "0", "y2", "20");
    if (report.hasInterval()) {
      whisker(page, at(report.low(), most), at(report.high(), most));
    }
    page.close().close();
  }

  private static void whisker(Markup page, String low, String high) {
    page.open("g", "class", "whisker");
    page.empty("line", "x1", low, "x2", high, "y1", "10", "y2", "10");
    page.empty("line", "x1", low, "x2", low, "y1", "6", "y2", "14");
    page.empty("line", "x1", high, "x2", high, "y1", "6", "y2", "14");
    page.close();
  }

  private static String at(double rate, double most) {
    return Figures.px(100 * Math.max(0, Math.min(1, rate / most))) + "%";
  }
}
