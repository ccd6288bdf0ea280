package io.shoal.training.simulate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the changes of a scenario make of how customers behave, and of what sources send of it. */
final class Conditions {
  private static final double DROP = 0.3;
  private static final double DROP_OF_ALL = 0.6;
  private static final double PROMOTED_PURCHASES = 2;
  private static final double PROMOTED_VISITS = 1.4;
  private static final double RISE_OF_PRICES = 1.6;

  private final Map<Change.Kind, List<Change>> changes = new EnumMap<>(Change.Kind.class);

  Conditions(List<Change> changes) {
    Arrays.stream(Change.Kind.values())
        .forEach(
            kind ->
                this.changes.put(
                    kind, changes.stream().filter(change -> change.kind() == kind).toList()));
  }

  /** Whether a change of that kind has begun, and is not over if it ever will be. */
  boolean hold(Change.Kind kind, String subject, long at) {
    for (Change change : changes.get(kind)) {
      boolean isOver = change.isAnnounced() && at >= change.until();
      if (at >= change.at() && !isOver && change.subject().equals(subject)) {
        return true;
      }
    }
    return false;
  }

  /** The chance of a purchase, of what it would be without any change. */
  double purchase(Archetype kind, long at, double chance) {
    double changed = chance;
    if (hold(Change.Kind.CONVERSION_DROP, kind.name(), at)) {
      changed = DROP * changed;
    }
    if (hold(Change.Kind.CONVERSION_DROP_ALL, "all", at)) {
      changed = DROP_OF_ALL * changed;
    }
    if (hold(Change.Kind.PROMOTION, "all", at)) {
      changed = PROMOTED_PURCHASES * changed;
    }
    return changed;
  }

  double visits(long at) {
    return hold(Change.Kind.PROMOTION, "all", at) ? PROMOTED_VISITS : 1;
  }

  double prices(long at) {
    return hold(Change.Kind.FEATURE_SHIFT, "price_level", at) ? RISE_OF_PRICES : 1;
  }
}
