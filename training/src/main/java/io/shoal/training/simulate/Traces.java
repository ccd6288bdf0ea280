package io.shoal.training.simulate;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a change can be seen, as patterns of streams, {@code KIND/SUBJECT}: {@code *} stands for
 * anything, and {@code @ARCHETYPE} as a subject for the segments in which its members are.
 *
 * @param names the streams that tell what was planted: an alert should name one of them first
 * @param touches these, and all others that the change moves: an alert on one of them is true
 */
record Traces(List<String> names, List<String> touches) {
  private static final List<String> NOTHING_ELSE = List.of();

  /** What follows where the profiles of some users are no longer what they were. */
  private static final List<String> PROFILES =
      List.of(
          "embedding-distance/all",
          "embedding-coordinate/*",
          "reconstruction-error/all",
          "segment-share/*",
          "segment-centroid/*");

  /** What follows where there are other users, or users do other things. */
  private static final List<String> BEHAVIOUR =
      join(
          PROFILES,
          "feature/*",
          "feature-rank/*",
          "feature-missing/*",
          "missing/*",
          "conversion/all",
          "segment-conversion/*",
          "source-volume/*",
          "source-copies/server",
          "source-missing/*");

  private static final List<String> PURCHASES =
      join(
          PROFILES,
          "conversion/all",
          "feature*/purchase*",
          "feature*/spending*",
          "feature*/basket_value*",
          "feature*/last_purchase*",
          "feature*/refund_share*",
          "source-volume/server");

  private static List<String> join(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  private static Traces of(List<String> names, List<String> others) {
    return new Traces(names, Stream.concat(names.stream(), others.stream()).toList());
  }

  private static Traces ofSegments(Change change, String... otherNames) {
    Stream<String> archetypes =
        Stream.of(change.before(), change.after())
            .flatMap(List::stream)
            .map(archetype -> "segment-*/@" + archetype.name());
    Stream<String> doings = Doings.ofMoved(change).map(feature -> "feature*/" + feature + "*");
    return of(
        Stream.of(archetypes, Stream.of(otherNames), doings)
            .flatMap(names -> names)
            .distinct()
            .toList(),
        BEHAVIOUR);
  }

  /** The traces of a change. */
  static Traces of(Change change) {
    String subject = change.subject();
    return switch (change.kind()) {
      // Who is new is in no segment that the reference knows.
      case ARCHETYPE_APPEARS ->
          ofSegments(change, "embedding-distance/all", "reconstruction-error/all");
      case ARCHETYPE_DISAPPEARS -> ofSegments(change, "feature*/email*", "source-volume/email");
      case ARCHETYPE_SPLITS, ARCHETYPES_MERGE, ARCHETYPE_MOVES -> ofSegments(change);
      case SOURCE_SILENT -> of(List.of("source-volume/" + subject), BEHAVIOUR);
      case CONVERSION_DROP ->
          of(
              List.of("segment-conversion/@" + subject, "conversion/all"),
              join(PURCHASES, "segment-conversion/*"));
      case CONVERSION_DROP_ALL ->
          of(List.of("conversion/all"), join(PURCHASES, "segment-conversion/*"));
      case FEATURE_SHIFT ->
          of(
              List.of("feature*/" + subject + "*"),
              join(PROFILES, "feature*/spending*", "feature*/basket_value*"));
      case PROPERTY_LOST ->
          of(
              List.of("missing/price", "source-missing/" + subject, "feature*/price_level*"),
              // The server sends a part of what all sources send once more.
              join(PROFILES, "source-missing/server"));
      case UNSEEN_VALUE -> of(List.of("unseen/" + subject, "feature*/" + subject + "s*"), PROFILES);
      case COPIES -> of(List.of("source-copies/" + subject), NOTHING_ELSE);
      case IDENTITY_LOST -> of(List.of("source-identity/" + subject), BEHAVIOUR);
      case DEAD_LETTERS -> of(List.of("dead-letters/*"), List.of("source-volume/" + subject));
      case PROMOTION -> of(NOTHING_ELSE, BEHAVIOUR);
    };
  }
}
