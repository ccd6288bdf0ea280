package io.shoal.training.report;

import java.util.List;
import java.util.Locale;

/**
 * A typical week as seven days of four blocks of six hours, the darker the busier.
 *
 * @param blocks activity in the blocks of the UTC week from Monday 00:00
 */
record WeekStrip(List<Double> blocks) {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final int PARTS = 4;
  private static final int LEVELS = 8;

  void draw(Markup page) {
    double most = blocks.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    page.open(
        "svg",
        "class",
        "week",
        "viewBox",
        "0 0 84 48",
        "role",
        "img",
        "aria-label",
        "Typical week, UTC; busiest " + when(blocks.indexOf(most)));
    for (int i = 0; i < blocks.size(); i++) {
      double part = most > 0 ? blocks.get(i) / most : 0;
      page.open(
          "rect",
          "class",
          "h" + Math.round(part * LEVELS),
          "x",
          12 * (i / PARTS),
          "y",
          12 * (i % PARTS),
          "width",
          11,
          "height",
          11);
      page.leaf("title", when(i) + " UTC: " + Figures.percent(part) + " of the busiest").close();
    }
    page.close();
  }

  private static String when(int block) {
    int from = 24 / PARTS * (block % PARTS);
    return String.format(Locale.ROOT, "%s %02d–%02d", DAYS[block / PARTS], from, from + 24 / PARTS);
  }
}
