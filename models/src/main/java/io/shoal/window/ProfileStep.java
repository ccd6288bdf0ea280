package io.shoal.window;

import io.shoal.event.CustomerEvent;
import io.shoal.feature.FeaturePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a window does to a user: {@code profile' = decay^gap * profile + pane}, feature by feature.
 *
 * <p>Contract: the outcome depends on the profile, the set of events and the window alone, not on
 * the order in which events came. Not thread-safe, as its plan.
 */
public final class ProfileStep {
  private final FeaturePlan plan;
  private final FeaturePlan panePlan;
  private final WindowOptions options;
  private final Set<String> goalEvents;

  public ProfileStep(FeaturePlan plan, WindowOptions options, Set<String> goalEvents) {
    this.plan = plan;
    panePlan = plan.ofPanes();
    this.options = options;
    this.goalEvents = Set.copyOf(goalEvents);
  }

  /**
   * Closes a window in which events of the user arrived.
   *
   * @param before the profile; null of a user not known yet
   */
  public UserWindow active(UserProfile before, Pane pane, String user, long windowEnd) {
    UserProfile start = before == null ? UserProfile.empty(plan.slots(), windowEnd) : before;
    float[] slots = start.slots().clone();
    plan.fade(slots, windowEnd - start.foldedAt());
    plan.begin(slots);
    Recent recent = new Recent(start, windowEnd - options.duplicateHorizon().toMillis());
    Map<String, Integer> sources = new TreeMap<>();
    float[] paneSlots = new float[panePlan.slots()];
    List<CustomerEvent> counted = new ArrayList<>(pane.size());
    int conversions = 0;
    for (CustomerEvent event : pane.inOrder()) {
      long id = Pane.idHash(event);
      if (start.knows(id)) {
        continue;
      }
      recent.add(id, windowEnd);
      plan.add(event, windowEnd, slots);
      panePlan.add(event, windowEnd, paneSlots);
      sources.merge(event.source(), 1, Integer::sum);
      counted.add(event);
      conversions += goalEvents.contains(event.name()) ? 1 : 0;
    }
    long lastActive = !counted.isEmpty() ? windowEnd : start.lastActive();
    UserProfile after =
        new UserProfile(
            slots, windowEnd, lastActive, start.firstSeen(), recent.ids(), recent.windows());
    int beyond = pane.arrived() - counted.size();
    return window(
        after,
        user,
        windowEnd,
        counted,
        beyond,
        conversions,
        sources,
        paneFeatures(paneSlots),
        copies(pane, sources),
        false,
        false);
  }

  /** The features that it folds into. */
  public FeaturePlan plan() {
    return plan;
  }

  /** Scores an idle user, for a rung of the ladder. */
  public UserWindow idle(UserProfile before, String user, long windowEnd) {
    float[] slots = before.slots().clone();
    plan.fade(slots, windowEnd - before.foldedAt());
    Recent recent = new Recent(before, windowEnd - options.duplicateHorizon().toMillis());
    UserProfile after =
        new UserProfile(
            slots,
            windowEnd,
            before.lastActive(),
            before.firstSeen(),
            recent.ids(),
            recent.windows());
    boolean retired = options.isLastRung(before.lastActive(), windowEnd);
    return window(
        after,
        user,
        windowEnd,
        List.of(),
        0,
        0,
        Map.of(),
        PaneFeatures.NONE,
        Map.of(),
        true,
        retired);
  }

  private static Map<String, Integer> copies(Pane pane, Map<String, Integer> counted) {
    if (pane.arrivals().equals(counted)) {
      return Map.of();
    }
    Map<String, Integer> copies = new TreeMap<>();
    pane.arrivals()
        .forEach(
            (source, n) -> {
              int beyond = n - counted.getOrDefault(source, 0);
              if (beyond > 0) {
                copies.put(source, beyond);
              }
            });
    return copies;
  }

  private PaneFeatures paneFeatures(float[] slots) {
    PaneFeatures features =
        new PaneFeatures(new float[panePlan.outputs()], new boolean[panePlan.outputs()]);
    panePlan.write(slots, features.values(), features.present());
    return features;
  }

  /** The window end at which an idle user is due next, after a given one; never is the maximum. */
  public long nextRung(UserProfile profile, long after) {
    return options.nextRung(profile.lastActive(), after);
  }

  private UserWindow window(
      UserProfile profile,
      String user,
      long windowEnd,
      List<CustomerEvent> counted,
      int duplicates,
      int conversions,
      Map<String, Integer> sources,
      PaneFeatures pane,
      Map<String, Integer> copies,
      boolean idle,
      boolean retired) {
    float[] values = new float[plan.outputs()];
    boolean[] present = new boolean[plan.outputs()];
    plan.write(profile.slots(), values, present);
    return new UserWindow(
        user,
        windowEnd,
        profile,
        values,
        present,
        counted.size(),
        duplicates,
        conversions,
        sources,
        idle,
        retired,
        pane,
        counted,
        copies);
  }

  /** The ids that a profile remembers, less those that are too old. */
  private static final class Recent {
    private long[] ids;
    private long[] windows;
    private int size;

    Recent(UserProfile profile, long oldest) {
      ids = new long[profile.ids().length + 8];
      windows = new long[ids.length];
      for (int i = 0; i < profile.ids().length; i++) {
        if (profile.idWindows()[i] > oldest) {
          add(profile.ids()[i], profile.idWindows()[i]);
        }
      }
    }

    void add(long id, long window) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, 2 * size);
        windows = Arrays.copyOf(windows, 2 * size);
      }
      ids[size] = id;
      windows[size++] = window;
    }

    long[] ids() {
      return Arrays.copyOf(ids, size);
    }

    long[] windows() {
      return Arrays.copyOf(windows, size);
    }
  }
}
