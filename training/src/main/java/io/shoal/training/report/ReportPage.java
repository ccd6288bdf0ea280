package io.shoal.training.report;

import java.util.List;
import java.util.Optional;

/** The page: a header and sections. */
final class ReportPage {
  private final List<Section> sections;

  ReportPage(List<Section> sections) {
    this.sections = List.copyOf(sections);
  }

  /** The page with all sections that there are. */
  static ReportPage complete() {
    return new ReportPage(
        List.of(
            new FlowSection(),
            new MapSection(),
            new ConversionSection(),
            new TableSection(),
            new DriftSection(),
            new QualitySection()));
  }

  String render(Run run) {
    Markup body = new Markup();
    new PageHeader().write(run, body);
    body.open("main");
    for (Section section : sections) {
      write(section, run, body);
    }
    body.close();
    return PageFrame.around(
        "Shoal report, "
            + Figures.date(run.span().from())
            + " to "
            + Figures.date(run.span().to() - 1),
        body,
        "Times are UTC. Written by shoal report from the files of a back-test.");
  }

  private static void write(Section section, Run run, Markup page) {
    String heading = section.id() + "-title";
    page.open("section", "id", section.id(), "aria-labelledby", heading);
    page.leaf("h2", section.title(), "id", heading);
    Optional<String> missing = section.missing(run);
    if (missing.isPresent()) {
      page.leaf("p", missing.get(), "class", "missing");
    } else {
      section.write(run, page);
    }
    page.close();
  }
}
