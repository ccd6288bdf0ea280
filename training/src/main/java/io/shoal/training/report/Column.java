package io.shoal.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A column of the table of segments.
 *
 * @param isTold whether there is something to show of a segment
 */
record Column(String title, boolean isNumber, Predicate<Segment> isTold, Cell cell) {
  private static final int TRAITS = 6;

  /** Writes what stands in a column of one segment, which has a report. */
  interface Cell {
    void write(Markup page, Segment segment);
  }

  static final List<Column> ALL =
      List.of(
          new Column("Segment", false, any -> true, SegmentLabel::write),
          number("Size", report -> Figures.count(report.size())),
          number("Share", report -> Figures.percent(report.share())),
          number("Adds", report -> Figures.count(report.adds())),
          number("Drops", report -> Figures.count(report.drops())),
          new Column(
              "Volatility",
              true,
              told(report -> Double.isFinite(report.volatility())),
              (page, segment) ->
                  page.text(Figures.decimal(segment.report().orElseThrow().volatility(), 2))),
          new Column("Conversion", true, told(SegmentReport::hasRate), Column::conversion),
          new Column(
              "What sets it apart",
              false,
              told(report -> !report.traits().isEmpty()),
              Column::traits),
          new Column("Lineage", false, Column::hasLineage, Column::lineage),
          new Column("Typical week", false, told(report -> report.week().isTold()), Column::week));

  private static Column number(String title, Function<SegmentReport, String> figure) {
    return new Column(
        title,
        true,
        any -> true,
        (page, segment) -> page.text(figure.apply(segment.report().orElseThrow())));
  }

  private static Predicate<Segment> told(Predicate<SegmentReport> isTold) {
    return segment -> isTold.test(segment.report().orElseThrow());
  }

  private static void conversion(Markup page, Segment segment) {
    SegmentReport report = segment.report().orElseThrow();
    page.text(report.hasRate() ? Figures.percent(report.rate()) : Figures.NONE);
    if (report.hasInterval()) {
      String low = Figures.percent(report.low()).replace(" %", "");
      page.leaf("small", low + "–" + Figures.percent(report.high()));
    }
  }

  private static void traits(Markup page, Segment segment) {
    List<SegmentReport.Trait> traits = segment.report().orElseThrow().traits();
    if (traits.isEmpty()) {
      return;
    }
    page.open("ul", "class", "traits");
    for (SegmentReport.Trait trait : traits.subList(0, Math.min(TRAITS, traits.size()))) {
      page.open("li");
      page.leaf("bdi", trait.phrase()).text(" ");
      page.leaf("small", figures(trait)).close();
    }
    page.close();
  }

  private static String figures(SegmentReport.Trait trait) {
    List<String> figures = new ArrayList<>();
    if (Double.isFinite(trait.strength())) {
      figures.add(Figures.decimal(trait.strength(), 1) + " sd");
    }
    if (Double.isFinite(trait.lift())) {
      figures.add("×" + Figures.decimal(trait.lift(), trait.lift() < 10 ? 1 : 0));
    }
    return String.join(", ", figures);
  }

  private static boolean hasLineage(Segment segment) {
    return !lineage(segment).isEmpty();
  }

  private static void lineage(Markup page, Segment segment) {
    if (!hasLineage(segment)) {
      return;
    }
    page.open("ul", "class", "lineage");
    lineage(segment).forEach(fact -> page.leaf("li", fact));
    page.close();
  }

  private static List<String> lineage(Segment segment) {
    List<String> facts = new ArrayList<>();
    if (segment.bornAt() != SegmentReport.UNKNOWN) {
      facts.add("born " + Figures.date(segment.bornAt()));
    }
    if (!segment.parent().isEmpty()) {
      facts.add("split off from " + segment.parent());
    }
    if (!segment.absorbed().isEmpty()) {
      facts.add("absorbed " + String.join(", ", segment.absorbed()));
    }
    segment
        .end()
        .ifPresent(
            end ->
                facts.add(
                    (end.kind() == Turn.Kind.DIED ? "died " : "absorbed by " + end.other() + ", ")
                        + Figures.date(end.time())));
    return facts;
  }

  private static void week(Markup page, Segment segment) {
    Week week = segment.report().orElseThrow().week();
    if (!week.isTold()) {
      return;
    }
    new WeekStrip(week.blocks()).draw(page);
    if (Double.isFinite(week.events()) && Double.isFinite(week.conversions())) {
      page.leaf(
          "small",
          amount(week.events()) + " events, " + amount(week.conversions()) + " conversions");
    }
  }

  private static String amount(double amount) {
    return amount < 100 ? Figures.decimal(amount, 1) : Figures.count(Math.round(amount));
  }
}
