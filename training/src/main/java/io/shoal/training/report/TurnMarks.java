package io.shoal.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Marks the births, splits, merges and deaths of segments in a flow. */
final class TurnMarks {
  private static final int MOST = 400;
  private static final double RADIUS = 7;

  private final List<Turn> turns;
  private final Flows flows;
  private final FlowLayout layout;
  private final Timeline timeline;
  private final List<double[]> taken = new ArrayList<>();

  TurnMarks(List<Turn> turns, Flows flows, FlowLayout layout, Timeline timeline) {
    this.turns = turns.subList(0, Math.min(MOST, turns.size()));
    this.flows = flows;
    this.layout = layout;
    this.timeline = timeline;
  }

  void draw(Markup page, Roster roster) {
    page.open("g", "class", "turns");
    for (Turn turn : turns) {
      Segment segment = roster.get(turn.segment()).orElseThrow();
      Optional<double[]> block = place(turn);
      if (block.isEmpty() || !segment.isDrawn()) {
        continue;
      }
      double[] place = free(block.get()[0], block.get()[1]);
      page.open(
          "g",
          "class",
          segment.colour(),
          "data-s",
          segment.number(),
          "transform",
          "translate(" + Figures.px(place[0]) + "," + Figures.px(place[1]) + ")");
      page.leaf("title", turn.words() + ", " + Figures.minute(turn.time()));
      page.empty("circle", "r", Figures.px(RADIUS));
      page.empty("path", "d", glyph(turn.kind()));
      page.close();
    }
    page.close();
  }

  /** Marks of turns of the same day lie beside one another. */
  private double[] free(double x, double y) {
    double[] place = {x, y};
    for (int i = 0; i < taken.size(); i++) {
      double[] other = taken.get(i);
      if (Math.hypot(place[0] - other[0], place[1] - other[1]) < 2 * RADIUS) {
        place[0] = other[0] + 2 * RADIUS + 1;
      }
    }
    taken.add(place);
    return place;
  }

  /**
   * The place of the segment's first block after its beginning, or of its last before its end: a
   * mark at the very time would lie between blocks, where nothing says whose it is.
   */
  private Optional<double[]> place(Turn turn) {
    Optional<double[]> place = Optional.empty();
    for (int i = 0; i < flows.columns().size(); i++) {
      long time = flows.columns().get(i).time();
      boolean before = time < turn.time();
      FlowLayout.Block block = layout.columns().get(i).get(turn.segment());
      if (block == null || before != turn.kind().isEnd()) {
        continue;
      }
      place = Optional.of(new double[] {timeline.x(time), block.middle()});
      if (!before) {
        return place;
      }
    }
    return place;
  }

  private static String glyph(Turn.Kind kind) {
    return switch (kind) {
      case BORN -> "M-3.5,0h7M0,-3.5v7";
      case SPLIT -> "M-4,0h3l4,-3M-1,0l4,3";
      case MERGED -> "M4,0h-3l-4,-3M1,0l-4,3";
      case DIED -> "M-2.6,-2.6l5.2,5.2M-2.6,2.6l5.2,-5.2";
    };
  }

  /** Says what the marks mean. */
  static void legend(Markup page) {
    page.open("ul", "class", "marks");
    for (Turn.Kind kind : Turn.Kind.values()) {
      page.open("li");
      page.open("svg", "viewBox", "-9 -9 18 18", "class", "turns", "aria-hidden", "true");
      page.empty("circle", "r", Figures.px(RADIUS)).empty("path", "d", glyph(kind)).close();
      page.text(kind.words()).close();
    }
    page.open("li").leaf("span", "", "class", "swatch alerting").text("alert firing").close();
    page.close();
  }
}
