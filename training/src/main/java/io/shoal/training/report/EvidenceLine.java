package io.shoal.training.report;

import java.util.List;

/**
 * Evidence over the time of a run against the threshold, on a logarithmic scale, as a drawing that
 * takes whatever width there is. Alerts are bands, planted changes lines.
 */
final class EvidenceLine {
  private static final double WIDTH = 960;
  private static final double TOP = 4;

  /** Powers of ten of the threshold that are shown: from a ten-thousandth to ten times. */
  private static final double MOST = 1;

  private static final double LEAST = -4;

  private final Timeline timeline;
  private final List<AlertEpisode> alerts;
  private final List<PlantedMark> marks;
  private final double height;

  /**
   * @param height of the drawing
   */
  EvidenceLine(Run run, double height) {
    timeline = Timeline.of(run.span(), 0, WIDTH);
    alerts = run.drawnEpisodes();
    marks = run.marks();
    this.height = height;
  }

  void draw(Markup page, String title, DriftEvidence evidence, double[] steps) {
    page.open("div", "class", "spark");
    page.open(
        "svg",
        "viewBox",
        "0 0 " + Figures.px(WIDTH) + " " + Figures.px(height),
        "preserveAspectRatio",
        "none",
        "style",
        "height:" + Figures.px(height) + "px",
        "role",
        "img",
        "aria-label",
        title);
    bands(page);
    double threshold = y(1);
    page.empty(
        "line",
        "class",
        "threshold",
        "x1",
        "0",
        "x2",
        Figures.px(WIDTH),
        "y1",
        Figures.px(threshold),
        "y2",
        Figures.px(threshold));
    page.empty("path", "class", "line", "d", path(evidence, steps));
    marks(page);
    page.close();
    page.leaf("span", Figures.day(timeline.from()), "class", "from");
    page.leaf("span", Figures.day(timeline.to() - 1), "class", "to");
    page.close();
  }

  private double y(double part) {
    double power = Math.max(LEAST, Math.min(MOST, Math.log10(Math.max(1e-9, part))));
    return TOP + (height - 2 * TOP) * (MOST - power) / (MOST - LEAST);
  }

  /** A stream that is not told of in a step in which others are lies on the ground. */
  private String path(DriftEvidence evidence, double[] steps) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < steps.length; i++) {
      if (Double.isNaN(evidence.sum()[i])) {
        continue;
      }
      path.append(path.isEmpty() ? 'M' : 'L').append(Figures.px(timeline.x(evidence.time(i))));
      path.append(',').append(Figures.px(y(Double.isNaN(steps[i]) ? 0 : steps[i])));
    }
    return path.toString();
  }

  private void bands(Markup page) {
    for (AlertEpisode alert : alerts) {
      double left = timeline.x(alert.from());
      page.open(
          "rect",
          "class",
          "band",
          "x",
          Figures.px(left),
          "y",
          "0",
          "width",
          Figures.px(Math.max(2, timeline.x(alert.to()) - left)),
          "height",
          Figures.px(height));
      page.leaf("title", AlertLanes.title(alert)).close();
    }
  }

  private void marks(Markup page) {
    for (PlantedMark mark : marks) {
      String x = Figures.px(timeline.x(mark.time()));
      page.open("line", "class", "planted", "x1", x, "x2", x, "y1", "0", "y2", Figures.px(height));
      page.leaf("title", "Planted: " + mark.words() + ", " + Figures.minute(mark.time())).close();
    }
  }
}
