package io.shoal.training.publish;

import io.shoal.bundle.ModelBundle;
import io.shoal.training.publish.RegistryChange.Action;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** How a version becomes champion: through the gate, by force, or by rolling back. */
public final class Promotion {
  private final ModelRegistry registry;
  private final InstantSource clock;

  public Promotion(ModelRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * A version becomes champion if the gate finds it no worse than the champion, or there is none.
   *
   * @param gate empty where no events were given
   * @return the gate's figures; empty where there was no champion to compare with
   * @throws GateRefusedException with the figures, where it is worse
   * @throws IOException where there is a champion and no gate
   */
  public Optional<GateResult> promote(int version, Optional<Gate> gate, String who)
      throws IOException {
    RegistryState state = registry.state();
    RegistryVersion challenger = requireOther(state, version);
    Optional<RegistryVersion> champion = state.currentChampion();
    if (champion.isEmpty()) {
      crown(Action.PROMOTED, version, who, "the first champion", Map.of(), 0);
      return Optional.empty();
    }
    int serving = champion.get().version();
    if (gate.isEmpty()) {
      throw new IOException(
          "version "
              + version
              + " is to take the place of version "
              + serving
              + ": promote --to "
              + version
              + " with the newest --events to compare them on, or with --force WHO WHY");
    }
    GateResult result = gate.get().compare(bundle(champion.get()), bundle(challenger));
    if (!result.passed()) {
      throw new GateRefusedException(version, serving, result);
    }
    crown(Action.PROMOTED, version, who, "", result.figures(), serving);
    return Optional.of(result);
  }

  /** A version becomes champion because somebody says so. */
  public void force(int version, String who, String why) throws IOException {
    RegistryState state = registry.state();
    requireOther(state, version);
    crown(Action.FORCED, version, who, why, Map.of(), state.champion());
  }

  /**
   * A version is champion again.
   *
   * @return its number
   * @param version 0 for the champion before this one
   */
  public int rollBack(int version, String who) throws IOException {
    RegistryState state = registry.state();
    int target = version == 0 ? championBefore(state) : version;
    requireOther(state, target);
    crown(Action.ROLLED_BACK, target, who, "", Map.of(), state.champion());
    return target;
  }

  private int championBefore(RegistryState state) throws IOException {
    int before = 0;
    for (RegistryChange change : registry.history()) {
      boolean crowned = change.action() != Action.PUBLISHED;
      if (crowned && change.version() != state.champion()) {
        before = change.version();
      }
    }
    if (before == 0) {
      throw new IOException("there was no champion before this one: name a version with --to");
    }
    return before;
  }

  private RegistryVersion requireOther(RegistryState state, int version) throws IOException {
    RegistryVersion known = state.version(version);
    if (state.champion() == version) {
      throw new IOException("version " + version + " is champion already");
    }
    return known;
  }

  private ModelBundle bundle(RegistryVersion version) throws IOException {
    return registry.fetch(version).verify();
  }

  private void crown(
      Action action, int version, String who, String why, Map<String, Double> figures, int than)
      throws IOException {
    // What serves must be whole: a bundle may have been damaged since it was published.
    bundle(registry.state().version(version));
    registry.crown(new RegistryChange(action, version, now(), who, why, figures), than);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
