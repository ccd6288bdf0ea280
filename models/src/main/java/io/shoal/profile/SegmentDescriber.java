package io.shoal.profile;

import io.shoal.feature.FeaturePlan;
import io.shoal.window.FeatureTotals;
import io.shoal.window.SegmentTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Says what is to be told of all segments at the end of a day. */
public final class SegmentDescriber {
  private static final int MOST_FEATURES = 8;

  private final Contrasts contrasts;

  /**
   * @param plan of the features by which users were scored
   */
  public SegmentDescriber(FeaturePlan plan) {
    contrasts = new Contrasts(plan);
  }

  /** Whether a day ends with a window. */
  public static boolean endsDay(long windowEnd) {
    return windowEnd % SegmentDay.MILLIS == 0;
  }

  /**
   * The report of a day.
   *
   * @param windowEnd end of the day's last window
   */
  public DayReport report(SegmentProfiles profiles, long windowEnd) {
    NavigableMap<Integer, SegmentHistory> living = profiles.living;
    NavigableMap<Integer, SegmentTotals> recent = new TreeMap<>();
    SegmentTotals all = SegmentTotals.none(profiles.features);
    for (SegmentHistory history : living.values()) {
      SegmentTotals own = history.since(SegmentDay.of(windowEnd) - SegmentHistory.RECENT_DAYS);
      recent.put(history.id(), own == null ? SegmentTotals.none(profiles.features) : own);
      all = all.plus(recent.get(history.id()));
    }
    NavigableMap<Integer, List<FeatureContrast>> apart = new TreeMap<>();
    Map<Integer, SegmentName> before = new TreeMap<>();
    for (SegmentHistory history : living.values()) {
      FeatureTotals own = recent.get(history.id()).features();
      apart.put(history.id(), contrasts.of(own, all.features().minus(own)));
      before.put(history.id(), history.name());
    }
    NavigableMap<Integer, SegmentName> names = new SegmentNames(apart).after(before);
    long members = living.values().stream().mapToLong(SegmentHistory::size).sum();
    Propensities propensities = new Propensities(living.values());
    List<SegmentProfile> told = new ArrayList<>();
    for (SegmentHistory history : living.values()) {
      int id = history.id();
      told.add(
          profile(history, names.get(id), members, recent.get(id), propensities, apart.get(id)));
    }
    SegmentProfiles after = profiles.told(names);
    return new DayReport(after, told, List.copyOf(profiles.gone), after.lastQuality());
  }

  private static SegmentProfile profile(
      SegmentHistory history,
      SegmentName name,
      long members,
      SegmentTotals recent,
      Propensities propensities,
      List<FeatureContrast> apart) {
    return new SegmentProfile(
        history.id(),
        name.text(),
        history.size(),
        members == 0 ? 0 : (double) history.size() / members,
        recent.adds(),
        recent.drops(),
        history.conversion(Long.MAX_VALUE),
        propensities.of(history.id()),
        propensities.rank(history.id()),
        history.shift() != null,
        apart.subList(0, Math.min(MOST_FEATURES, apart.size())),
        history.parent(),
        history.absorbed(),
        history.bornAt(),
        TypicalWeek.of(history.days()));
  }
}
