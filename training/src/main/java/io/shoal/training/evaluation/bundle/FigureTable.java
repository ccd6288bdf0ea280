package io.shoal.training.evaluation.bundle;

import io.shoal.training.report.Markup;
import java.util.List;

/** A table of text; as cards on narrow screens, like all tables of reports. */
record FigureTable(List<String> titles) {

  void draw(Markup page, List<List<String>> rows) {
    page.open("table", "role", "table");
    page.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (int c = 0; c < titles.size(); c++) {
      page.leaf(
          "th", titles.get(c), "scope", "col", "role", "columnheader", "class", kind(rows, c));
    }
    page.close().close().open("tbody", "role", "rowgroup");
    for (List<String> row : rows) {
      page.open("tr", "role", "row");
      page.leaf("th", row.get(0), "scope", "row", "role", "rowheader");
      for (int c = 1; c < row.size(); c++) {
        page.leaf(
            "td", row.get(c), "role", "cell", "data-label", titles.get(c), "class", kind(rows, c));
      }
      page.close();
    }
    page.close().close();
  }

  private static String kind(List<List<String>> rows, int column) {
    return rows.stream().allMatch(row -> row.get(column).matches("[^a-z]*")) ? "number" : null;
  }
}
