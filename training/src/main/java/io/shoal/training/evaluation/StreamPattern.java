package io.shoal.training.evaluation;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which streams a planted change shows on: {@code KIND/SUBJECT}, in which {@code *} stands for
 * anything. A subject {@code @ARCHETYPE} stands for the segments in which its members are.
 */
final class StreamPattern {
  private final Pattern kind;
  private final Pattern subject;
  private final String archetype;

  private StreamPattern(String kind, String subject) {
    this.kind = glob(kind);
    this.subject = glob(subject);
    archetype = subject.startsWith("@") ? subject.substring(1) : null;
  }

  /**
   * @throws IllegalArgumentException if the text has no kind and subject
   */
  static StreamPattern parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("a pattern of streams is KIND/SUBJECT, not " + text);
    }
    return new StreamPattern(text.substring(0, slash), text.substring(slash + 1));
  }

  private static Pattern glob(String text) {
    return Pattern.compile(
        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  /**
   * Whether a stream is one of those.
   *
   * @param stream kind and subject, with a slash between
   * @param segments of an archetype at that time
   */
  boolean matches(String stream, ArchetypeSegments segments) {
    int slash = stream.indexOf('/');
    String of = stream.substring(slash + 1);
    if (slash < 0 || !kind.matcher(stream.substring(0, slash)).matches()) {
      return false;
    }
    return archetype == null ? subject.matcher(of).matches() : segments.of(archetype).contains(of);
  }

  /** Where the members of archetypes are. */
  interface ArchetypeSegments {
    /** The segments in which members of an archetype are, or were when the change began. */
    Set<String> of(String archetype);
  }
}
