package io.shoal.training.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts {@link Flows} from membership changes in the order of windows. Its memory is one entry for
 * each user who has a segment, and the columns.
 */
final class FlowTally {
  /** More columns than that cannot be told apart on a screen. */
  private static final int MOST_COLUMNS = 62;

  private final Map<String, String> standing = new HashMap<>();
  private final Map<String, String> atColumn = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final List<Flows.Column> columns = new ArrayList<>();
  private final SortedMap<String, Integer> sizes = new TreeMap<>(SegmentIds.ORDER);
  private final long step;
  private final long end;
  private long next;

  FlowTally(Span span) {
    step = Span.DAY * ((span.days() + MOST_COLUMNS - 1) / MOST_COLUMNS);
    next = span.firstMidnight();
    end = span.to();
  }

  /** A line of {@code memberships.jsonl}. */
  void change(RunLine line) {
    long windowEnd = line.time("windowEnd");
    while (windowEnd > next) {
      endColumn();
    }
    String user = line.json().path("userId").asText();
    String segment = ids.computeIfAbsent(line.segment("segmentId"), id -> id);
    String before = segment.isEmpty() ? standing.remove(user) : standing.put(user, segment);
    atColumn.putIfAbsent(user, before == null ? Flows.OUTSIDE : before);
    if (before != null) {
      sizes.merge(before, -1, FlowTally::sumOrNone);
    }
    if (!segment.isEmpty()) {
      sizes.merge(segment, 1, FlowTally::sumOrNone);
    }
  }

  private static Integer sumOrNone(int a, int b) {
    return a + b == 0 ? null : Integer.valueOf(a + b);
  }

  private void endColumn() {
    SortedMap<Flows.Move, Integer> moves = new TreeMap<>();
    atColumn.forEach(
        (user, from) -> {
          String to = standing.getOrDefault(user, Flows.OUTSIDE);
          if (!to.equals(from)) {
            moves.merge(new Flows.Move(from, to), 1, Integer::sum);
          }
        });
    atColumn.clear();
    columns.add(new Flows.Column(next, new TreeMap<>(sizes), moves));
    next += step;
  }

  /** The segment in which a user stands now; empty for none. */
  String segmentOf(String user) {
    return standing.getOrDefault(user, Flows.OUTSIDE);
  }

  /** All columns, up to the end of the run. */
  Flows flows() {
    while (columns.isEmpty() || columns.get(columns.size() - 1).time() < end) {
      endColumn();
    }
    return new Flows(columns);
  }
}
