package io.shoal.training.evaluation.bundle;

import io.shoal.training.report.Figures;
import io.shoal.training.report.Markup;

/**
 * A rate as a bar, with the rate of all as a line.
 *
 * @param most right end of the scale
 * @param all rate of all
 */
record RateBar(double most, double all) {

  /**
   * @param colour class of a colour
   */
  void draw(Markup page, String name, String about, double rate, String detail, String colour) {
    page.open("li").open("div", "class", "who");
    page.leaf("b", name).text(" " + about).close();
    page.open("div", "class", "value");
    page.leaf("b", Figures.percent(rate)).leaf("span", detail).close();
    page.open(
        "svg",
        "class",
        colour,
        "role",
        "img",
        "aria-label",
        name + " converts at " + Figures.percent(rate));
    page.empty("rect", "class", "track", "width", "100%", "height", "10", "y", "5", "rx", "2");
    page.empty("rect", "class", "bar", "width", at(rate), "height", "10", "y", "5", "rx", "2");
    page.empty("line", "class", "mean", "x1", at(all), "x2", at(all), "y1", "0", "y2", "20");
    page.close().close();
  }

  private String at(double rate) {
    return Figures.px(100 * Math.max(0, Math.min(1, rate / Math.max(most, 1e-9)))) + "%";
  }
}
