package io.shoal.bench.drift;

import java.util.ArrayList;
import java.util.List;

/** A table of texts: the first column to the left, all others to the right. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all have as many cells. */
  void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int here = column;
        int width = rows.stream().mapToInt(other -> other.get(here).length()).max().orElse(0);
        String gap = " ".repeat(width - row.get(column).length());
        line.append(column == 0 ? row.get(0) + gap : "  " + gap + row.get(column));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
