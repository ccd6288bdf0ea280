package io.shoal.drift;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a drift reference reaches: how long the history was, and which streams it cannot judge
 * yet.
 *
 * @param days of healthy history
 * @param gaps streams that were seen, and cannot be judged, with the reason
 */
public record Coverage(double days, SortedMap<StreamId, Gap> gaps) {
  /** Of nothing. */
  static final Coverage NONE = new Coverage(0, new TreeMap<>());

  /** Days that make three weeks: the last may lack its last hours. */
  private static final double WEEKLY_FROM = 7 * Seasons.WEEKLY_FROM - 1;

  /** Streams of one reason that are named. */
  private static final int NAMED = 6;

  /** Why a stream cannot be judged. */
  public enum Gap {
    FEW_READINGS("with fewer than 96 readings in history"),
    FEW_CONVERSIONS("with fewer than 50 conversions in 7 days");

    private final String words;

    Gap(String words) {
      this.words = words;
    }

    /** As the reference carries it. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Coverage {
    if (!(days >= 0) || gaps == null) {
      throw new IllegalArgumentException("it has days, 0 or more, and gaps");
    }
  }

  /** The same, with more streams that cannot be judged. */
  Coverage and(Map<StreamId, Gap> more) {
    TreeMap<StreamId, Gap> all = new TreeMap<>(gaps);
    all.putAll(more);
    return new Coverage(days, all);
  }

  /** What cannot be judged yet, in sentences; empty if history was long enough for everything. */
  public List<String> limits() {
    List<String> limits = new ArrayList<>();
    if (days < WEEKLY_FROM) {
      limits.add(
          String.format(
              Locale.ROOT,
              "Days of the week are not told apart, only weekdays from weekends: that takes 3 weeks of"
                  + " history after the first, and there were %.1f days.",
              days));
    }
    for (Gap gap : Gap.values()) {
      List<String> streams =
          gaps.keySet().stream()
              .filter(stream -> gaps.get(stream) == gap)
              .map(StreamId::toString)
              .toList();
      if (!streams.isEmpty()) {
        limits.add("Not judged, " + gap.words + ": " + named(streams) + ".");
      }
    }
    return limits;
  }

  private static String named(List<String> streams) {
    String first = streams.stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = streams.size() - NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
