package io.shoal.training.evaluation.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One segment at the last look.
 *
 * @param segment id; 0 for users who have none any more
 * @param users in it
 * @param converted share of them who converted
 * @param propensity their mean
 * @param traits what sets them apart, the strongest first
 */
record SegmentFigures(
    int segment, int users, double converted, double propensity, List<Trait> traits) {
  private static final int TRAITS = 5;
  private static final double SMALL = 0.3;

  /**
   * One feature of a segment.
   *
   * @param feature name of the output
   * @param difference standardised: mean of the segment less that of all others, over the mean
   *     deviation (Austin 2009)
   */
  record Trait(String feature, double difference) {}

  /** All segments, the largest first. */
  static List<SegmentFigures> of(Snapshot look, List<String> names) {
    Map<Integer, List<Standing>> members = new TreeMap<>();
    for (Standing user : look.users()) {
      members.computeIfAbsent(user.segment(), id -> new ArrayList<>()).add(user);
    }
    List<SegmentFigures> all = new ArrayList<>();
    members.forEach(
        (segment, own) -> {
          List<Standing> others =
              look.users().stream().filter(user -> user.segment() != segment).toList();
          all.add(
              new SegmentFigures(
                  segment,
                  own.size(),
                  own.stream().mapToInt(user -> user.converted() ? 1 : 0).average().orElse(0),
                  own.stream().mapToDouble(Standing::propensity).average().orElse(0),
                  traits(own, others, names)));
        });
    all.sort(Comparator.comparingInt(SegmentFigures::users).reversed());
    return all;
  }

  private static List<Trait> traits(List<Standing> own, List<Standing> others, List<String> names) {
    List<Trait> traits = new ArrayList<>();
    for (int f = 0; f < names.size(); f++) {
      double[] mine = moments(own, f, names.size());
      double[] theirs = moments(others, f, names.size());
      double spread = Math.sqrt((mine[1] + theirs[1]) / 2);
      double difference = (mine[0] - theirs[0]) / Math.max(spread, 0.05);
      if (Double.isFinite(difference) && Math.abs(difference) >= SMALL) {
        traits.add(new Trait(names.get(f), difference));
      }
    }
    traits.sort(Comparator.comparingDouble((Trait t) -> Math.abs(t.difference)).reversed());
    return List.copyOf(traits.subList(0, Math.min(TRAITS, traits.size())));
  }

  /** Mean and variance where there are data. */
  private static double[] moments(List<Standing> users, int feature, int outputs) {
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (Standing user : users) {
      if (user.input()[outputs + feature] != 0) {
        n++;
        sum += user.input()[feature];
        squares += (double) user.input()[feature] * user.input()[feature];
      }
    }
    return new double[] {sum / n, squares / n - sum / n * sum / n};
  }

  String name() {
    return segment == 0 ? "none" : "s" + segment;
  }
}
