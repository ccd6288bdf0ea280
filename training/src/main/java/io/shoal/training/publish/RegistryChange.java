package io.shoal.training.publish;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One change of a registry: what was done, by whom, and why.
 *
 * @param action what was done
 * @param version what it was done to
 * @param at wall-clock time
 * @param who did it
 * @param why as they said; empty where nobody asked
 * @param figures that decided, by name; empty without a gate
 */
public record RegistryChange(
    Action action, int version, Instant at, String who, String why, Map<String, Double> figures) {
  /** What can be done to a version. */
  public enum Action {
    /** It was put in, as challenger. */
    PUBLISHED,
    /** It passed the gate, or there was no champion, and is champion. */
    PROMOTED,
    /** It is champion without the gate's consent. */
    FORCED,
    /** It is champion again. */
    ROLLED_BACK
  }

  public RegistryChange {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(why, "why");
    figures = new TreeMap<>(figures);
    if (who == null || who.isBlank()) {
      throw new IllegalArgumentException("a change of the registry needs somebody who makes it");
    }
    if (action == Action.FORCED && why.isBlank()) {
      throw new IllegalArgumentException("--force needs a reason: --force WHO WHY");
    }
  }
}
