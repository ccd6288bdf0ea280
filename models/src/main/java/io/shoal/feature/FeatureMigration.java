package io.shoal.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the profile of a user goes over from one set of features to another: by feature and
 * half-life. What both compute in the same way keeps its slots, whatever becomes of the output;
 * what only the new one computes begins {@link FeaturePlan#UNKNOWN unknown}, and what only the old
 * one did is left behind. A feature that keeps its id and computes something else is a new one.
 */
public final class FeatureMigration {
  private static final int NOWHERE = -1;

  private final int[] origin;
  private final List<String> added = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private final long longestAddedHalfLife;

  public FeatureMigration(FeaturePlan from, FeaturePlan to) {
    Map<FeatureDefinition, FeaturePlan.Run> known = new HashMap<>();
    for (FeaturePlan.Run run : from.runs()) {
      known.put(run.computed(), run);
    }
    origin = new int[to.slots()];
    Arrays.fill(origin, NOWHERE);
    long longest = 0;
    for (FeaturePlan.Run run : to.runs()) {
      FeaturePlan.Run before = known.remove(run.computed());
      if (before == null) {
        added.add(run.name());
        longest = Math.max(longest, run.computed().halfLives().get(0).toMillis());
      }
      for (int i = 0; before != null && i < run.slots(); i++) {
        origin[run.at() + i] = before.at() + i;
      }
    }
    known.values().forEach(run -> dropped.add(run.name()));
    dropped.sort(null);
    longestAddedHalfLife = longest;
  }

  /** The slots of a profile, for the new features. */
  public float[] migrate(float[] slots) {
    float[] migrated = new float[origin.length];
    for (int i = 0; i < origin.length; i++) {
      migrated[i] = origin[i] == NOWHERE ? FeaturePlan.UNKNOWN : slots[origin[i]];
    }
    return migrated;
  }

  /** The features that begin, such as {@code purchases@7d}, in their order. */
  public List<String> added() {
    return List.copyOf(added);
  }

  /** The features that end, by name. */
  public List<String> dropped() {
    return List.copyOf(dropped);
  }

  /** The longest half-life of those that begin, in milliseconds; 0 where none does. */
  public long longestAddedHalfLife() {
    return longestAddedHalfLife;
  }
}
