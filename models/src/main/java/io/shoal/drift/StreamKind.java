package io.shoal.drift;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a stream of statistics watches, in which direction a change of it matters, and how much of
 * the budget of false alarms it may spend.
 *
 * <p>Weights are shares of the one sum that fires. A stream at half the weight needs twice the
 * evidence, which is about one tick more; so what is rarely wrong and says much in one number (a
 * source, conversion, the segments) weighs more than each of a hundred features.
 */
public enum StreamKind {
  /** Distance of a feature's distribution from the reference; subject: a feature output. */
  FEATURE("feature", true, false, 1),
  /** Mean rank of a feature, with its sign; subject: a feature output. */
  FEATURE_RANK("feature-rank", true, true, 1),
  /** Share of active users without data for a feature; subject: a feature output. */
  FEATURE_MISSING("feature-missing", true, true, 1),
  /** Share of events that lack a property which such events have; subject: a property. */
  MISSING("missing", true, false, 4),
  /**
   * Share of events with a value never seen in the reference; subject: a property, {@code
   * event-type} or {@code source}.
   */
  UNSEEN("unseen", true, false, 4),
  /** Mean rank of the distance to the nearest reference micro-centre; subject: {@code all}. */
  EMBEDDING_DISTANCE("embedding-distance", true, false, 4),
  /** Mean of a leading principal coordinate of embeddings; subject: its number from 1. */
  EMBEDDING_COORDINATE("embedding-coordinate", true, true, 2),
  /** Mean rank of the reconstruction error; subject: {@code all}. */
  RECONSTRUCTION_ERROR("reconstruction-error", true, false, 4),
  /** Share of active users who are in a segment; subject: its id. */
  SEGMENT_SHARE("segment-share", true, true, 2),
  /** Move of a segment's members along its own direction; subject: its id. */
  SEGMENT_CENTROID("segment-centroid", true, true, 2),
  /** Goal events for each active user; subject: {@code all}. */
  CONVERSION("conversion", true, true, 8),
  /** Conversion of a segment, beyond the change of all users together; subject: its id. */
  SEGMENT_CONVERSION("segment-conversion", false, true, 4),
  /** Active users of a source, against the weeks before; subject: the source. */
  SOURCE_VOLUME("source-volume", false, true, 8),
  /** Share of a source's events with a user id, not an anonymous one; subject: the source. */
  SOURCE_IDENTITY("source-identity", true, true, 4),
  /** Share of a source's arrivals that are copies; subject: the source. */
  SOURCE_COPIES("source-copies", true, false, 4),
  /** Share of properties that a source's events should have and lack; subject: the source. */
  SOURCE_MISSING("source-missing", true, false, 4),
  /** Share of records that cannot be used; subject: {@code all}. */
  DEAD_LETTERS("dead-letters", true, false, 4);

  private final String code;
  private final boolean up;
  private final boolean down;
  private final double weight;

  StreamKind(String code, boolean up, boolean down, double weight) {
    this.code = code;
    this.up = up;
    this.down = down;
    this.weight = weight;
  }

  /** The kind as outputs carry it. */
  public String code() {
    return code;
  }

  /** Whether a rise is drift. */
  public boolean looksUp() {
    return up;
  }

  /** Whether a fall is drift. */
  public boolean looksDown() {
    return down;
  }

  /**
   * Whether it tells what users do or are, which whatever is wrong elsewhere moves too, and
   * profiles for weeks.
   */
  boolean isConsequence() {
    return switch (this) {
      case FEATURE,
          FEATURE_RANK,
          FEATURE_MISSING,
          EMBEDDING_DISTANCE,
          EMBEDDING_COORDINATE,
          RECONSTRUCTION_ERROR,
          SEGMENT_SHARE,
          SEGMENT_CENTROID ->
          true;
      default -> false;
    };
  }

  /** Weight in the sum of evidence, before weights are scaled to add up to one. */
  public double weight() {
    return weight;
  }

  /**
   * The kind of that code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static StreamKind of(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no kind of stream is called '"
                        + code
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(StreamKind::code)
                            .collect(Collectors.joining(", "))));
  }
}
