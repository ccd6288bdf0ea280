package io.shoal.training.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A share, or its like, over the time of a run, as a small drawing that takes whatever width there
 * is: lines are drawn on a grid that is stretched, texts beside it are not.
 */
final class Sparkline {
  private static final double HEIGHT = 80;
  private static final double WIDTH = 400;

  private record Value(long time, double number) {}

  private final Span span;
  private final List<AlertEpisode> alerts;
  private final List<Value> values = new ArrayList<>();

  /**
   * @param alerts shown as bands behind it
   */
  Sparkline(Span span, List<AlertEpisode> alerts) {
    this.span = span;
    this.alerts = alerts;
  }

  /** Adds a finite number, in the order of time. */
  void add(long time, double number) {
    values.add(new Value(time, number));
  }

  /** Draws it, once it has a number. */
  void draw(Markup page, String title) {
    double least = values.stream().mapToDouble(Value::number).min().orElseThrow();
    double most = values.stream().mapToDouble(Value::number).max().orElseThrow();
    // The scale spans a twentieth at least, so that noise in the third place looks like noise.
    double pad = Math.max(0, .05 - (most - least)) / 2 + (most - least) * .08;
    double floor = least < 0 ? least - pad : Math.max(0, least - pad);
    double ceiling = most > 1 ? most + pad : Math.min(1, most + pad);
    Timeline timeline = Timeline.of(span, 0, WIDTH);
    page.open("div", "class", "spark");
    page.leaf("span", Figures.decimal(ceiling, 2), "class", "most");
    page.leaf("span", Figures.decimal(floor, 2), "class", "least");
    page.open(
        "svg",
        "viewBox",
        "0 0 " + Figures.px(WIDTH) + " " + Figures.px(HEIGHT),
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        title
            + " from "
            + Figures.decimal(values.get(0).number, 2)
            + " to "
            + Figures.decimal(values.get(values.size() - 1).number, 2));
    bands(page, timeline);
    StringBuilder path = new StringBuilder();
    for (Value value : values) {
      double y = HEIGHT * (ceiling - value.number) / (ceiling - floor);
      path.append(path.isEmpty() ? "M" : "L");
      path.append(Figures.px(timeline.x(value.time))).append(',').append(Figures.px(y));
    }
    page.empty("path", "class", "line", "d", values.size() == 1 ? path + "h2" : path);
    page.close();
    page.leaf("span", Figures.day(timeline.from()), "class", "from");
    page.leaf("span", Figures.day(timeline.to() - 1), "class", "to");
    page.close();
  }

  private void bands(Markup page, Timeline timeline) {
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
          Figures.px(Math.max(1, timeline.x(alert.to()) - left)),
          "height",
          Figures.px(HEIGHT));
      page.leaf("title", AlertLanes.title(alert)).close();
    }
  }
}
