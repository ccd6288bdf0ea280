package io.shoal.training.report;

import java.util.List;
import java.util.Map;

/** Draws the blocks and ribbons of a {@link FlowLayout}. */
final class FlowDrawing {
  private final Roster roster;
  private final Flows flows;
  private final FlowLayout layout;
  private final Timeline timeline;
  private final double block;

  FlowDrawing(Roster roster, Flows flows, FlowLayout layout, Timeline timeline) {
    this.roster = roster;
    this.flows = flows;
    this.layout = layout;
    this.timeline = timeline;
    block =
        Math.max(
            2, Math.min(9, (timeline.right() - timeline.left()) / flows.columns().size() * .2));
  }

  void draw(Markup page) {
    page.open("g", "class", "stay");
    layout.stays().forEach(ribbon -> page.empty("path", attributes(ribbon)));
    page.close().open("g", "class", "move");
    for (FlowLayout.Ribbon ribbon : layout.moves()) {
      page.open("path", attributes(ribbon)).leaf("title", title(ribbon)).close();
    }
    page.close().open("g", "class", "block");
    for (int i = 0; i < layout.columns().size(); i++) {
      blocks(page, i);
    }
    page.close();
  }

  private void blocks(Markup page, int column) {
    long time = flows.columns().get(column).time();
    int total = Math.max(1, flows.columns().get(column).total());
    for (Map.Entry<String, FlowLayout.Block> entry : layout.columns().get(column).entrySet()) {
      FlowLayout.Block at = entry.getValue();
      page.open(
          "rect",
          "class",
          colour(entry.getKey()),
          "data-s",
          number(entry.getKey()),
          "x",
          Figures.px(timeline.x(time) - block / 2),
          "y",
          Figures.px(at.top()),
          "width",
          Figures.px(block),
          "height",
          Figures.px(Math.max(.4, at.bottom() - at.top())));
      page.leaf(
          "title",
          titleOf(entry.getKey())
              + ", end of "
              + Figures.day(time - 1)
              + ": "
              + Figures.count(at.size(), "user", "users")
              + ", "
              + Figures.percent((double) at.size() / total));
      page.close();
    }
  }

  private Object[] attributes(FlowLayout.Ribbon ribbon) {
    return List.of(
            "class",
            colour(ribbon.from()),
            "data-s",
            number(ribbon.from()),
            "data-t",
            number(ribbon.to()),
            "d",
            path(ribbon))
        .toArray();
  }

  private String path(FlowLayout.Ribbon ribbon) {
    double from = timeline.x(flows.columns().get(ribbon.column() - 1).time()) + block / 2;
    double to = timeline.x(flows.columns().get(ribbon.column()).time()) - block / 2;
    String middle = Figures.px((from + to) / 2) + ",";
    double[] a = ribbon.atFrom();
    double[] b = ribbon.atTo();
    // A ribbon of one user among a million is still seen.
    double thin = Math.max(0, .5 - (a[1] - a[0]));
    String left = Figures.px(from) + ",";
    String right = Figures.px(to) + ",";
    return "M"
        + left
        + Figures.px(a[0])
        + "C"
        + middle
        + Figures.px(a[0])
        + " "
        + middle
        + Figures.px(b[0])
        + " "
        + right
        + Figures.px(b[0])
        + "V"
        + Figures.px(b[1] + thin)
        + "C"
        + middle
        + Figures.px(b[1] + thin)
        + " "
        + middle
        + Figures.px(a[1] + thin)
        + " "
        + left
        + Figures.px(a[1] + thin)
        + "Z";
  }

  private String title(FlowLayout.Ribbon ribbon) {
    return Figures.count(ribbon.users(), "user", "users")
        + " from "
        + ribbon.from()
        + " to "
        + ribbon.to()
        + ", "
        + Figures.day(flows.columns().get(ribbon.column()).time() - 1);
  }

  private String titleOf(String id) {
    return roster.get(id).map(Segment::title).orElse("other segments");
  }

  private String colour(String id) {
    return roster.get(id).map(Segment::colour).orElse("cx");
  }

  private Integer number(String id) {
    return roster.get(id).map(Segment::number).orElse(-1);
  }
}
