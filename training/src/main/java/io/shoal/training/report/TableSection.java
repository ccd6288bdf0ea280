package io.shoal.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What is known of each segment, as a table to read. */
final class TableSection implements Section {
  private static final int MOST = 120;

  @Override
  public String id() {
    return "segments";
  }

  @Override
  public String title() {
    return "Segments";
  }

  @Override
  public Optional<String> missing(Run run) {
    return run.roster().bySize().isEmpty()
        ? Optional.of("Left out: this run tells of no segment in segments.jsonl.")
        : Optional.empty();
  }

  @Override
  public void write(Run run, Markup page) {
    List<Segment> segments = run.roster().bySize();
    List<Column> columns = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Column column : Column.ALL) {
      Predicate<Segment> told = column.isTold();
      if (segments.stream().anyMatch(told)) {
        columns.add(column);
      } else {
        absent.add(column.title().toLowerCase(Locale.ROOT));
      }
    }
    page.leaf("p", note(segments.size(), absent), "class", "note");
    // Roles in words: as cards, on narrow screens, the elements alone no longer say "table".
    page.open("table", "role", "table");
    page.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (Column column : columns) {
      page.leaf(
          "th",
          column.title(),
          "scope",
          "col",
          "role",
          "columnheader",
          "class",
          column.isNumber() ? "number" : null);
    }
    page.close().close();
    page.open("tbody", "role", "rowgroup");
    segments.stream().limit(MOST).forEach(segment -> row(page, columns, segment));
    page.close().close();
  }

  private static String note(int segments, List<String> absent) {
    StringBuilder note = new StringBuilder("As of the last day told.");
    note.append(
        absent.contains("volatility")
            ? " Adds and drops are counted from the beginning of the run."
            : " Adds and drops are those of the last 7 days; volatility is both by size.");
    if (!absent.contains("what sets it apart")) {
      note.append(
          " Of what sets a segment apart: how far its mean lies from that of all others, in");
      note.append(" standard deviations (sd), and how many times as often (×) it is in the outer");
      note.append(" quarter on that side.");
    }
    if (!absent.contains("typical week")) {
      note.append(
          " A week runs from Monday to Sunday, each day in four blocks from midnight down;");
      note.append(" darker is busier.");
    }
    if (segments > MOST) {
      note.append(" The first ").append(MOST).append(" of ").append(segments).append('.');
    }
    if (!absent.isEmpty()) {
      note.append(" Left out, since this run does not tell it: ")
          .append(String.join(", ", absent))
          .append('.');
    }
    return note.toString();
  }

  private static void row(Markup page, List<Column> columns, Segment segment) {
    page.open(
        "tr",
        "role",
        "row",
        "data-s",
        segment.number(),
        "class",
        segment.isLiving() ? null : "ended");
    for (Column column : columns) {
      boolean first = column.equals(columns.get(0));
      page.open(
          first ? "th" : "td",
          "scope",
          first ? "row" : null,
          "role",
          first ? "rowheader" : "cell",
          "data-label",
          first ? null : column.title(),
          "class",
          column.isNumber() ? "number" : null);
      column.cell().write(page, segment);
      page.close();
    }
    page.close();
  }
}
