package io.shoal.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How segment sizes flow over time, with the turns of segments and the alerts marked. */
final class FlowSection implements Section {
  private static final double WIDTH = 1200;
  private static final double LEFT = 10;
  private static final double RIGHT = 880;
  private static final double HEIGHT = 440;
  private static final double AXIS = 26;

  @Override
  public String id() {
    return "flow";
  }

  @Override
  public String title() {
    return "Segments over time";
  }

  @Override
  public Optional<String> missing(Run run) {
    return Section.without(run.flows(), "memberships.jsonl");
  }

  @Override
  public void write(Run run, Markup page) {
    Flows flows = run.flows().orElseThrow();
    Timeline timeline = Timeline.of(run.span(), LEFT, RIGHT);
    AlertLanes lanes = new AlertLanes(run.drawnEpisodes(), timeline);
    double top = lanes.height() + 14;
    double base = top + HEIGHT + 6 * Math.max(0, run.roster().byLineage().size() - 15);
    List<String> order = run.roster().byLineage().stream().map(Segment::id).toList();
    FlowLayout layout = new FlowLayout(flows, order, top, base);
    note(run, layout, page);
    page.open("div", "class", "scroll", "tabindex", "0", "role", "group");
    page.open("div", "class", "crop");
    page.open(
        "svg",
        "class",
        "plot flow",
        "viewBox",
        "0 0 " + Figures.px(WIDTH) + " " + Figures.px(base + AXIS),
        "role",
        "img",
        "aria-label",
        "Users of each segment at the end of each day, with moves between segments");
    lanes.draw(page, base);
    new TimeAxis(timeline, 74).draw(page, base + 18);
    new FlowDrawing(run.roster(), flows, layout, timeline).draw(page);
    new TurnMarks(run.turns().orElse(List.of()), flows, layout, timeline).draw(page, run.roster());
    new SideLabels(run.roster(), layout)
        .draw(page, timeline.x(flows.last().time()) + 16, top, base);
    page.close().close().close();
    TurnMarks.legend(page);
    lists(run, page);
  }

  private static void note(Run run, FlowLayout layout, Markup page) {
    StringBuilder note =
        new StringBuilder(
            "A block is a segment at the end of a day, as high as it has users; ribbons are users who"
                + " stayed or moved.");
    long step = run.flows().orElseThrow().step();
    if (step > Span.DAY) {
      note.append(" There is a column every ").append(step / Span.DAY).append(" days.");
    }
    if (layout.movesNotDrawn() > 0) {
      note.append(" The smallest moves, of ")
          .append(Figures.count(layout.movesNotDrawn(), "user", "users"))
          .append(" in all, are not drawn.");
    }
    if (run.drawnEpisodes().size() < run.episodes().size()) {
      note.append(" Only the longest alerts are shaded.");
    }
    page.leaf("p", note.toString(), "class", "note");
  }

  private static void lists(Run run, Markup page) {
    List<String> turns = new ArrayList<>();
    for (Turn turn : run.turns().orElse(List.of())) {
      turns.add(Figures.minute(turn.time()) + " · " + turn.words());
    }
    list(page, turns, "turn in words", "turns in words");
    List<String> alerts = run.episodes().stream().map(AlertEpisode::story).toList();
    list(page, alerts, "alert in words", "alerts in words");
  }

  private static void list(Markup page, List<String> entries, String one, String many) {
    int most = 500;
    if (entries.isEmpty()) {
      return;
    }
    page.open("details").leaf("summary", Figures.count(entries.size(), one, many));
    page.open("ol", "class", "log");
    entries.stream().limit(most).forEach(entry -> page.leaf("li", entry));
    page.close();
    if (entries.size() > most) {
      page.leaf("p", "and " + Figures.count(entries.size() - most) + " more", "class", "note");
    }
    page.close();
  }
}
