package io.shoal.training.evaluation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoal.training.report.Figures;
import io.shoal.training.report.Markup;
import java.util.ArrayList;
import java.util.List;

/** One figure after each epoch, as a line. */
final class TrainingCurve {
  private TrainingCurve() {}

  /**
   * @param epochs objects, in order
   * @param field that is drawn
   */
  static void draw(Markup page, String title, JsonNode epochs, String field) {
    List<Double> values = new ArrayList<>();
    epochs.forEach(epoch -> values.add(epoch.path(field).asDouble()));
    page.open("figure").open("figcaption").leaf("b", title);
    if (values.isEmpty()) {
      page.close().leaf("p", "The bundle does not tell it.", "class", "missing").close();
      return;
    }
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    page.leaf("span", Figures.decimal(least, 3), "class", "last");
    page.leaf("small", "the least of " + values.size() + " epochs").close();
    page.open("div", "class", "spark");
    page.open(
        "svg",
        "viewBox",
        "0 0 100 100",
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        title + " by epoch");
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      double x = values.size() == 1 ? 0 : 100.0 * i / (values.size() - 1);
      double y = 96 - 92 * (values.get(i) - least) / Math.max(1e-9, most - least);
      path.append(i == 0 ? 'M' : 'L').append(Figures.px(x)).append(',').append(Figures.px(y));
    }
    page.empty("path", "class", "line", "d", path).close();
    page.leaf("span", Figures.decimal(most, 2), "class", "most");
    page.leaf("span", Figures.decimal(least, 2), "class", "least");
    page.leaf("span", "1", "class", "from");
    page.leaf("span", Integer.toString(values.size()), "class", "to");
    page.close().close();
  }
}
