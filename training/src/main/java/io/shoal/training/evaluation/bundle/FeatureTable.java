package io.shoal.training.evaluation.bundle;

import io.shoal.training.report.Figures;
import io.shoal.training.report.Markup;
import java.util.List;

/** How features are rebuilt, and how they lie beside the reference. */
record FeatureTable(List<FeatureFigures> features) {
  private static final double WIDTH = 160;
  private static final double HEIGHT = 28;

  void draw(Markup page) {
    page.open("table", "role", "table");
    page.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String title : List.of("Feature", "Error", "With data", "PSI", "Beside the reference")) {
      boolean number = !title.equals("Feature") && !title.startsWith("Beside");
      page.leaf(
          "th", title, "scope", "col", "role", "columnheader", "class", number ? "number" : null);
    }
    page.close().close().open("tbody", "role", "rowgroup");
    for (FeatureFigures feature : features) {
      page.open("tr", "role", "row");
      page.leaf("th", feature.name(), "scope", "row", "role", "rowheader");
      number(page, "Error", Figures.decimal(feature.error(), 2));
      number(page, "With data", Figures.percent(feature.present()));
      number(page, "PSI", Figures.decimal(feature.stabilityIndex(), 2));
      page.open("td", "role", "cell", "data-label", "Beside the reference");
      bins(page, feature);
      page.close().close();
    }
    page.close().close();
  }

  private static void number(Markup page, String label, String value) {
    page.leaf("td", value, "role", "cell", "data-label", label, "class", "number");
  }

  private static void bins(Markup page, FeatureFigures feature) {
    double[] bins = feature.bins();
    page.open(
        "svg",
        "class",
        "c0 bins",
        "width",
        Figures.px(WIDTH),
        "height",
        Figures.px(HEIGHT),
        "role",
        "img",
        "aria-label",
        "Share of " + feature.name() + " in each quantile bin of the reference");
    double step = WIDTH / bins.length;
    for (int b = 0; b < bins.length; b++) {
      double height = Math.min(HEIGHT, bins[b] * bins.length * HEIGHT / 3);
      page.empty(
          "rect",
          "class",
          "bar",
          "x",
          Figures.px(b * step),
          "y",
          Figures.px(HEIGHT - height),
          "width",
          Figures.px(step - 1),
          "height",
          Figures.px(height));
    }
    double reference = HEIGHT - HEIGHT / 3;
    page.empty(
        "line",
        "class",
        "mean",
        "x1",
        "0",
        "x2",
        Figures.px(WIDTH),
        "y1",
        Figures.px(reference),
        "y2",
        Figures.px(reference));
    page.close();
  }
}
