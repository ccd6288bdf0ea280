package io.shoal.training.report;

/**
 * Dates along a timeline.
 *
 * @param room that a date needs, so that dates do not touch
 */
record TimeAxis(Timeline timeline, double room) {

  /** Draws dates whose base line is at that height. */
  void draw(Markup page, double y) {
    long step = timeline.daysBetween(room) * Span.DAY;
    page.open("g", "class", "axis");
    for (long day = timeline.from(); day < timeline.to(); day += step) {
      double x = timeline.x(day);
      page.empty("path", "d", "M" + Figures.px(x) + "," + Figures.px(y - 15) + "v5");
      page.leaf("text", Figures.day(day), "x", Figures.px(x), "y", Figures.px(y));
    }
    page.close();
  }
}
