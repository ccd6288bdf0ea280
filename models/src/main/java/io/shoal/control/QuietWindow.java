package io.shoal.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A time that the operator has announced, such as a promotion, in which named streams are expected
 * to move: their alerts are labelled with its name and page nobody, and what they show is no
 * evidence of drift.
 *
 * @param name of the window, and its key: a later announcement of the same name replaces it
 * @param from begin, in milliseconds of event time
 * @param to end, exclusive
 * @param streams which: {@code *} for all, {@code KIND/*} for all of a kind, or {@code
 *     KIND/SUBJECT}
 * @param appliesFrom ticks that end before it were judged before the announcement was known; so
 *     that a replay of recorded announcements does as the job did. {@link Long#MIN_VALUE} if it was
 *     known from the beginning
 */
public record QuietWindow(String name, long from, long to, List<String> streams, long appliesFrom) {
  /** What a window may last at most: what is quiet for longer is not watched. */
  public static final Duration LONGEST = Duration.ofDays(92);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern STREAM = Pattern.compile("\\*|[a-z][a-z-]*/(\\*|[^*]+)");

  /**
   * @throws IllegalArgumentException that names the field, and says what it must be
   */
  public QuietWindow {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be letters, digits, '.', '_' or '-', at most 100, not '" + name + "'");
    }
    if (to <= from) {
      throw new IllegalArgumentException(
          "to must be after from: " + Instant.ofEpochMilli(from) + ", " + Instant.ofEpochMilli(to));
    }
    if (to - from > LONGEST.toMillis()) {
      throw new IllegalArgumentException(
          "a quiet window lasts at most " + LONGEST.toDays() + " days; train again instead");
    }
    streams = List.copyOf(streams);
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("streams must name at least one, or '*' for all");
    }
    for (String stream : streams) {
      if (!STREAM.matcher(stream).matches()) {
        throw new IllegalArgumentException(
            "streams must be '*', 'KIND/*' or 'KIND/SUBJECT', not '" + stream + "'");
      }
    }
  }

  /** The same window, known from the tick that ends then. */
  public QuietWindow applyingFrom(long windowEnd) {
    return new QuietWindow(name, from, to, streams, windowEnd);
  }

  /**
   * Whether a tick of a stream lies in it, in part at least.
   *
   * @param stream {@code KIND/SUBJECT}
   * @param windowStart begin of the tick
   * @param windowEnd its exclusive end
   */
  public boolean covers(String stream, long windowStart, long windowEnd) {
    return windowEnd > from
        && windowStart < to
        && windowEnd >= appliesFrom
        && streams.stream().anyMatch(pattern -> matches(pattern, stream));
  }

  private static boolean matches(String pattern, String stream) {
    return pattern.endsWith("*")
        ? stream.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(stream);
  }
}
