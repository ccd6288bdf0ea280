package io.shoal.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where users lie in the space of embeddings, by segment. */
final class MapSection implements Section {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 560;
  private static final double MARGIN = 24;

  @Override
  public String id() {
    return "map";
  }

  @Override
  public String title() {
    return "Map of embeddings";
  }

  @Override
  public Optional<String> missing(Run run) {
    Optional<String> without =
        Section.without(run.sample(), "scored.jsonl")
            .or(() -> Section.without(run.flows(), "memberships.jsonl"));
    return without.isPresent() || run.sample().orElseThrow().size() > 2
        ? without
        : Optional.of("Left out: fewer than three users were scored in the last days.");
  }

  @Override
  public void write(Run run, Markup page) {
    List<EmbeddingSample.Point> sample = run.sample().orElseThrow();
    Projection projection =
        Projection.of(sample.stream().map(EmbeddingSample.Point::embedding).toList());
    page.leaf("p", note(sample.size(), projection), "class", "note");
    Map<String, List<double[]>> bySegment = places(sample, projection);
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
    List<String> largestFirst = new ArrayList<>(bySegment.keySet());
    largestFirst.sort(Comparator.comparingInt((String id) -> -bySegment.get(id).size()));
    largestFirst.forEach(id -> points(page, run.roster().get(id), bySegment.get(id)));
    labels(page, run.roster(), largestFirst, bySegment);
    page.close();
    legend(page, run.roster(), bySegment);
  }

  private static String note(int users, Projection projection) {
    return Figures.count(users, "user", "users")
        + " scored in the last "
        + RunReader.SAMPLE_DAYS
        + " days, each once, on the two leading principal components of their embeddings: "
        + Figures.percent(projection.share(0))
        + " and "
        + Figures.percent(projection.share(1))
        + " of the variance.";
  }

  private static Map<String, List<double[]>> places(
      List<EmbeddingSample.Point> sample, Projection projection) {
    double[] scale = new double[2];
    double[] middle = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < sample.size(); i++) {
        least = Math.min(least, projection.at(i, axis));
        most = Math.max(most, projection.at(i, axis));
      }
      middle[axis] = (least + most) / 2;
      scale[axis] = ((axis == 0 ? WIDTH : HEIGHT) - 2 * MARGIN) / Math.max(1e-9, most - least);
    }
    // One scale for both axes, or distances would lie.
    double unit = Math.min(scale[0], scale[1]);
    Map<String, List<double[]>> places = new TreeMap<>(SegmentIds.ORDER);
    for (int i = 0; i < sample.size(); i++) {
      double x = WIDTH / 2 + (projection.at(i, 0) - middle[0]) * unit;
      double y = HEIGHT / 2 - (projection.at(i, 1) - middle[1]) * unit;
      places
          .computeIfAbsent(sample.get(i).segment(), id -> new ArrayList<>())
          .add(new double[] {x, y});
    }
    return places;
  }

  /** All points of a segment are one path: a line of no length with a cap is a dot. */
  private static void points(Markup page, Optional<Segment> segment, List<double[]> places) {
    String mark = segment.map(known -> Palette.mark(known.number())).orElse("dot");
    StringBuilder path = new StringBuilder();
    for (double[] place : places) {
      path.append('M').append(Figures.px(place[0])).append(',').append(Figures.px(place[1]));
      path.append(mark.equals("cross") ? "m-2,-2l4,4m0-4l-4,4" : "h0");
    }
    page.open(
        "path",
        "class",
        mark + " " + segment.map(Segment::colour).orElse("cx"),
        "data-s",
        segment.map(Segment::number).orElse(-1),
        "d",
        path);
    page.leaf(
        "title",
        segment.map(Segment::title).orElse("no segment")
            + ": "
            + Figures.count(places.size(), "user", "users"));
    page.close();
  }

  /** Ids at the middle of their points, the largest first; what would cover another is left out. */
  private static void labels(
      Markup page, Roster roster, List<String> ids, Map<String, List<double[]>> places) {
    List<double[]> taken = new ArrayList<>();
    page.open("g", "class", "ids");
    for (String id : ids) {
      double[] at = {median(places.get(id), 0), median(places.get(id), 1)};
      Optional<Segment> segment = roster.get(id);
      boolean free =
          taken.stream()
              .noneMatch(
                  other -> Math.abs(other[0] - at[0]) < 32 && Math.abs(other[1] - at[1]) < 19);
      if (segment.isPresent() && free) {
        taken.add(at);
        page.leaf(
            "text",
            PlainText.of(id, 6),
            "x",
            Figures.px(at[0]),
            "y",
            Figures.px(at[1] + 5),
            "data-s",
            segment.get().number());
      }
    }
    page.close();
  }

  private static double median(List<double[]> places, int axis) {
    double[] sorted = places.stream().mapToDouble(place -> place[axis]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void legend(Markup page, Roster roster, Map<String, List<double[]>> places) {
    page.open("ul", "class", "legend");
    for (String id : places.keySet()) {
      Optional<Segment> segment = roster.get(id);
      page.open("li", "data-s", segment.map(Segment::number).orElse(-1), "tabindex", "0");
      segment.ifPresentOrElse(
          known -> SegmentLabel.write(page, known),
          () -> page.leaf("span", "", "class", "swatch dot cx").text("no segment"));
      page.close();
    }
    page.close();
  }
}
