package io.shoal.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The propensity of each segment: how likely its members are to convert within the horizon.
 *
 * <p>It is the rate of matured exposures of 28 days, drawn towards the rate of all by as much as
 * {@value #PRIOR} exposures weigh. After a drop of a segment's conversion it is estimated from what
 * came since: see {@link PropensityShift}.
 */
final class Propensities {
  private static final double PRIOR = 50;

  private final Map<Integer, Double> byId = new HashMap<>();
  private final Map<Integer, Integer> ranks = new HashMap<>();

  Propensities(Iterable<SegmentHistory> living) {
    double exposures = 0;
    double converted = 0;
    for (SegmentHistory history : living) {
      Conversion own = history.conversion(Long.MAX_VALUE);
      exposures += own.exposures();
      converted += own.converted();
    }
    double all = converted / exposures;
    for (SegmentHistory history : living) {
      PropensityShift shift = history.shift();
      Conversion own =
          history.conversion(shift == null ? Long.MAX_VALUE : SegmentDay.of(shift.since()));
      double rate = (own.converted() + PRIOR * all) / (own.exposures() + PRIOR);
      byId.put(history.id(), shift == null ? rate : Math.min(1, rate * shift.factor()));
    }
    List<Integer> order = new ArrayList<>(byId.keySet());
    order.sort(
        Comparator.comparing((Integer id) -> byId.get(id))
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    for (int i = 0; i < order.size(); i++) {
      ranks.put(order.get(i), i + 1);
    }
  }

  /** From 0 to 1; NaN while no exposure of any segment has matured. */
  double of(int id) {
    return byId.get(id);
  }

  /** Place among all segments, 1 for the highest propensity. */
  int rank(int id) {
    return ranks.get(id);
  }
}
