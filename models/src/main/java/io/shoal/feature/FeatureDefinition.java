package io.shoal.feature;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One feature of a specification.
 *
 * @param id name, in lower snake case
 * @param kind what is computed
 * @param events the events it looks at; of a sequence, those that complete it
 * @param first of a sequence, the events that begin it; of a share, what it is a share of; else
 *     null
 * @param properties alternatives, of which the first that an event has is taken; {@code a*b}
 *     multiplies
 * @param halfLives over which the past fades; one output or set of outputs for each
 * @param transform of the output
 * @param buckets number of hash buckets, of the kinds that have them
 * @param within of a sequence, how soon it must complete
 */
public record FeatureDefinition(
    String id,
    FeatureKind kind,
    EventMatcher events,
    EventMatcher first,
    List<String> properties,
    List<Duration> halfLives,
    Transform transform,
    int buckets,
    Duration within) {

  private static final int MAX_BUCKETS = 1_024;

  /** How an output is bent before it is scaled. */
  public enum Transform {
    NONE,
    LOG1P
  }

  public FeatureDefinition {
    properties = List.copyOf(properties);
    halfLives = List.copyOf(halfLives);
    Objects.requireNonNull(transform, "transform");
    if (!id.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "feature id '" + id + "' must be lower snake case, such as product_views");
    }
    if (halfLives.isEmpty() || halfLives.stream().anyMatch(h -> h.isNegative() || h.isZero())) {
      throw new IllegalArgumentException(
          "feature '" + id + "' needs half-lives longer than zero, such as [P1D, P7D]");
    }
    if (buckets < 1 || buckets > MAX_BUCKETS) {
      throw new IllegalArgumentException(
          "feature '" + id + "' must have 1 to " + MAX_BUCKETS + " buckets, not " + buckets);
    }
    if (kind == FeatureKind.SEQUENCE && (first == null || within.isZero())) {
      throw new IllegalArgumentException(
          "feature '" + id + "' is a sequence: it needs first, then and within");
    }
  }

  /** The same feature over one half-life only. */
  FeatureDefinition over(Duration halfLife) {
    return new FeatureDefinition(
        id, kind, events, first, properties, List.of(halfLife), transform, buckets, within);
  }

  /** The same but for how its output is bent: what the slots of a profile depend on. */
  FeatureDefinition computed() {
    return new FeatureDefinition(
        id, kind, events, first, properties, halfLives, Transform.NONE, buckets, within);
  }
}
