package io.shoal.training.report;

import java.util.ArrayList;
import java.util.List;

/** Alert episodes above a timeline, in lanes, each with a band down to the base line. */
final class AlertLanes {
  private static final double LANE = 20;
  private static final double LETTER = 8.2;
  private static final int MOST_LANES = 4;

  private record Placed(AlertEpisode episode, int lane, double left, double right) {}

  private final List<Placed> placed = new ArrayList<>();
  private int lanes;

  AlertLanes(List<AlertEpisode> episodes, Timeline timeline) {
    List<Double> ends = new ArrayList<>();
    for (AlertEpisode episode : episodes) {
      double left = timeline.x(episode.from());
      double right = Math.max(left + 2, timeline.x(episode.to()));
      double end = Math.max(right, left + 8 + LETTER * episode.words().length()) + 12;
      int lane = 0;
      while (lane < ends.size() && ends.get(lane) > left) {
        lane++;
      }
      if (lane == ends.size()) {
        ends.add(end);
      } else {
        ends.set(lane, end);
      }
      placed.add(new Placed(episode, lane, left, right));
    }
    lanes = Math.min(ends.size(), MOST_LANES);
  }

  /** What the lanes take up at the top. */
  double height() {
    return lanes * LANE;
  }

  /** Draws bands down to that height; alerts past the lanes that there are have a band only. */
  void draw(Markup page, double base) {
    for (Placed alert : placed) {
      boolean named = alert.lane < lanes;
      double top = named ? alert.lane * LANE : height();
      page.open("g", "class", "alert");
      page.leaf("title", title(alert.episode));
      page.empty(
          "rect",
          "class",
          "band",
          "x",
          Figures.px(alert.left),
          "y",
          Figures.px(top),
          "width",
          Figures.px(alert.right - alert.left),
          "height",
          Figures.px(base - top));
      if (named) {
        page.empty(
            "rect",
            "x",
            Figures.px(alert.left),
            "y",
            Figures.px(top),
            "width",
            Figures.px(alert.right - alert.left),
            "height",
            "3");
        page.leaf(
            "text", alert.episode.words(), "x", Figures.px(alert.left), "y", Figures.px(top + 15));
      }
      page.close();
    }
  }

  static String title(AlertEpisode episode) {
    return "Alert "
        + episode.words()
        + ", "
        + Figures.minute(episode.from())
        + (episode.isOpen() ? ", open at the end" : " to " + Figures.minute(episode.to()));
  }
}
