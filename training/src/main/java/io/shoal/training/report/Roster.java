package io.shoal.training.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every segment of a run, in the order of birth. */
final class Roster {
  private final Map<String, Segment> segments;

  private Roster(Map<String, Segment> segments) {
    this.segments = segments;
  }

  static Roster of(Collection<Segment> segments) {
    Map<String, Segment> byId = new TreeMap<>(SegmentIds.ORDER);
    segments.forEach(segment -> byId.put(segment.id(), segment));
    return new Roster(byId);
  }

  Collection<Segment> all() {
    return segments.values();
  }

  /** A segment; empty for {@link Flows#OUTSIDE} and ids that are nowhere told. */
  Optional<Segment> get(String id) {
    return Optional.ofNullable(segments.get(id));
  }

  /** Those with a report, the living before those that ended, the larger before the smaller. */
  List<Segment> bySize() {
    List<Segment> sorted = new ArrayList<>(segments.values());
    sorted.removeIf(segment -> segment.report().isEmpty());
    sorted.sort(
        Comparator.comparing(Segment::isLiving)
            .thenComparing(Segment::size)
            .reversed()
            .thenComparing(Segment::number));
    return sorted;
  }

  /** Those drawn apart, a parent before its children, so that they lie side by side. */
  List<Segment> byLineage() {
    Map<String, List<Segment>> children = new TreeMap<>(SegmentIds.ORDER);
    List<Segment> roots = new ArrayList<>();
    for (Segment segment : segments.values()) {
      // A parent is older than its children; whatever says otherwise would go round in circles.
      boolean isChild =
          segments.containsKey(segment.parent())
              && segments.get(segment.parent()).number() < segment.number();
      if (isChild) {
        children.computeIfAbsent(segment.parent(), id -> new ArrayList<>()).add(segment);
      } else {
        roots.add(segment);
      }
    }
    List<Segment> ordered = new ArrayList<>();
    // A stack, not recursion: a chain of splits may be as long as the data say.
    List<Segment> stack = new ArrayList<>(roots);
    Collections.reverse(stack);
    while (!stack.isEmpty()) {
      Segment segment = stack.remove(stack.size() - 1);
      ordered.add(segment);
      List<Segment> next = children.getOrDefault(segment.id(), List.of());
      for (int i = next.size() - 1; i >= 0; i--) {
        stack.add(next.get(i));
      }
    }
    ordered.removeIf(segment -> !segment.isDrawn());
    return ordered;
  }
}
