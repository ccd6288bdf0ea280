package io.shoal.training.evaluation.bundle;

import io.shoal.training.report.Figures;
import io.shoal.training.report.Markup;
import io.shoal.training.report.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Users at one look on the plane of the leading principal components, coloured by segment. */
final class EmbeddingMap {
  private static final int MOST = 4_000;
  private static final int COLOURS = 16;
  private static final double WIDTH = 720;
  private static final double HEIGHT = 560;
  private static final double MARGIN = 24;

  private final Snapshot look;

  EmbeddingMap(Snapshot look) {
    this.look = look;
  }

  /** Class of a segment's colour. */
  static String colour(Snapshot look, int segment) {
    List<Integer> ids =
        look.users().stream()
            .map(Standing::segment)
            .filter(id -> id != 0)
            .sorted()
            .distinct()
            .toList();
    return segment == 0 ? "cx" : "c" + ids.indexOf(segment) % COLOURS;
  }

  void draw(Markup page) {
    List<Standing> users = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, look.size()); i++) {
      users.add(look.users().get((int) ((long) i * look.size() / Math.min(MOST, look.size()))));
    }
    double[][] points = Spaces.embeddings().points(users);
    Projection plane = Projection.of(List.of(points));
    page.leaf(
        "p",
        Figures.count(users.size(), "user", "users")
            + ", where they were when last scored, on the two leading principal components: "
            + Figures.percent(plane.share(0))
            + " and "
            + Figures.percent(plane.share(1))
            + " of the variance.",
        "class",
        "note");
    page.open(
        "svg",
        "class",
        "plot map",
        "viewBox",
        "0 0 " + Figures.px(WIDTH) + " " + Figures.px(HEIGHT),
        "role",
        "img",
        "aria-label",
        "Users on two principal components of their embeddings, coloured by segment");
    Map<Integer, List<double[]>> places = places(users, plane);
    places.forEach(
        (segment, at) -> {
          StringBuilder path = new StringBuilder();
          at.forEach(
              p ->
                  path.append('M')
                      .append(Figures.px(p[0]))
                      .append(',')
                      .append(Figures.px(p[1]))
                      .append("h0"));
          page.empty("path", "class", colour(look, segment), "d", path);
        });
    page.open("g", "class", "ids");
    places.forEach((segment, at) -> label(page, segment, at));
    page.close().close();
  }

  private static void label(Markup page, int segment, List<double[]> at) {
    double x =
        at.stream().mapToDouble(p -> p[0]).sorted().skip(at.size() / 2).findFirst().orElse(0);
    double y =
        at.stream().mapToDouble(p -> p[1]).sorted().skip(at.size() / 2).findFirst().orElse(0);
    if (segment != 0) {
      page.leaf("text", "s" + segment, "x", Figures.px(x), "y", Figures.px(y + 6));
    }
  }

  private static Map<Integer, List<double[]>> places(List<Standing> users, Projection plane) {
    double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int i = 0; i < users.size(); i++) {
      for (int axis = 0; axis < 2; axis++) {
        least[axis] = Math.min(least[axis], plane.at(i, axis));
        most[axis] = Math.max(most[axis], plane.at(i, axis));
      }
    }
    double scale =
        Math.min(
            (WIDTH - 2 * MARGIN) / Math.max(1e-9, most[0] - least[0]),
            (HEIGHT - 2 * MARGIN) / Math.max(1e-9, most[1] - least[1]));
    Map<Integer, List<double[]>> places = new TreeMap<>();
    for (int i = 0; i < users.size(); i++) {
      double x = WIDTH / 2 + scale * (plane.at(i, 0) - (least[0] + most[0]) / 2);
      double y = HEIGHT / 2 - scale * (plane.at(i, 1) - (least[1] + most[1]) / 2);
      places
          .computeIfAbsent(users.get(i).segment(), id -> new ArrayList<>())
          .add(new double[] {x, y});
    }
    return places;
  }
}
