package io.shoal.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Names beside the last blocks of a flow. Where blocks are thinner than a line the names of the
 * largest are shown, pushed apart, with a line to their block.
 */
final class SideLabels {
  private static final double LINE = 17;
  private static final int LETTERS = 34;

  private record Label(String id, double middle, int size) {}

  private final Roster roster;
  private final List<Label> labels = new ArrayList<>();

  SideLabels(Roster roster, FlowLayout layout) {
    this.roster = roster;
    Map<String, FlowLayout.Block> last = layout.columns().get(layout.columns().size() - 1);
    last.forEach((id, block) -> labels.add(new Label(id, block.middle(), block.size())));
  }

  void draw(Markup page, double x, double top, double base) {
    int room = (int) ((base - top) / LINE);
    List<Label> kept = new ArrayList<>(labels);
    kept.sort(Comparator.comparingInt(Label::size).reversed());
    kept = new ArrayList<>(kept.subList(0, Math.min(room, kept.size())));
    kept.sort(Comparator.comparingDouble(Label::middle));
    double[] places = spread(kept, top, base);
    page.open("g", "class", "names");
    for (int i = 0; i < kept.size(); i++) {
      draw(page, kept.get(i), x, places[i]);
    }
    page.close();
  }

  private void draw(Markup page, Label label, double x, double y) {
    Segment segment = roster.get(label.id()).orElse(null);
    page.empty(
        "path",
        "class",
        "lead",
        "d",
        "M"
            + Figures.px(x - 10)
            + ","
            + Figures.px(label.middle())
            + "L"
            + Figures.px(x)
            + ","
            + Figures.px(y));
    page.open(
        "text",
        "x",
        Figures.px(x + 4),
        "y",
        Figures.px(y + 4),
        "data-s",
        segment == null ? -1 : segment.number());
    if (segment == null) {
      page.text("other segments");
    } else {
      page.leaf("title", segment.title());
      page.leaf("tspan", segment.id(), "class", "id");
      page.leaf("tspan", " " + PlainText.of(segment.name(), LETTERS), "class", "name");
    }
    page.close();
  }

  /** Heights as near to the middles as they can be, a line apart: down, then back up. */
  private static double[] spread(List<Label> labels, double top, double base) {
    double[] places = new double[labels.size()];
    double least = top + LINE / 2;
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.max(labels.get(i).middle(), least);
      least = places[i] + LINE;
    }
    double most = base - LINE / 2 + 4;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(places[i], most);
      most = places[i] - LINE;
    }
    return places;
  }
}
