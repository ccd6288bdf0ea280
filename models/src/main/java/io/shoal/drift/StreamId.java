package io.shoal.drift;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Objects;

/**
 * The name of a stream: what it watches, and of what.
 *
 * @param kind what is watched
 * @param subject a feature, property, source or segment, or {@link #ALL}
 */
public record StreamId(StreamKind kind, String subject) implements Comparable<StreamId> {
  /** The subject of streams that are about everybody. */
  public static final String ALL = "all";

  private static final Comparator<StreamId> ORDER =
      Comparator.comparing(StreamId::kind).thenComparing(StreamId::subject);

  public StreamId {
    Objects.requireNonNull(kind, "kind");
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("a stream of kind " + kind.code() + " needs a subject");
    }
  }

  /** A stream about everybody. */
  public static StreamId ofAll(StreamKind kind) {
    return new StreamId(kind, ALL);
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException that says what is wrong with the text
   */
  @JsonCreator
  public static StreamId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a stream is KIND/SUBJECT, not '" + text + "'");
    }
    return new StreamId(StreamKind.of(text.substring(0, slash)), text.substring(slash + 1));
  }

  @Override
  public int compareTo(StreamId other) {
    return ORDER.compare(this, other);
  }

  /** Kind and subject, such as {@code source-volume/pixel-web}. */
  @Override
  @JsonValue
  public String toString() {
    return kind.code() + "/" + subject;
  }
}
