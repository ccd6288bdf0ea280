package io.shoal.segment;

import io.shoal.segment.SegmentEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The segments that live, what became of those that do not, and the turns of one look. */
final class Lineage {
  private static final int REMEMBERED = 10_000;

  private final NavigableMap<Integer, Segment> living;
  private final NavigableMap<Integer, Integer> gone;
  private final List<SegmentEvent> events = new ArrayList<>();
  private final int firstNew;
  private final long now;
  private int nextId;

  Lineage(SegmentCatalog before, long now) {
    living = new TreeMap<>(before.segments);
    gone = new TreeMap<>(before.gone);
    firstNew = before.nextId;
    nextId = before.nextId;
    this.now = now;
  }

  /** Ids of the living, in ascending order. */
  List<Integer> ids() {
    return List.copyOf(living.keySet());
  }

  /** A new segment; returns its id. */
  int found(int parent, Kind kind) {
    int id = nextId++;
    living.put(id, new Segment(id, parent, now));
    events.add(new SegmentEvent(kind, id, parent, now));
    return id;
  }

  /**
   * Ends a segment.
   *
   * @param absorber id of the segment to which its members go; 0 for none
   */
  void end(int id, int absorber, Kind kind) {
    living.remove(id);
    gone.put(id, absorber);
    events.add(new SegmentEvent(kind, id, absorber, now));
    if (gone.size() > REMEMBERED) {
      gone.pollFirstEntry();
    }
  }

  /** What came and went at this same look was never seen outside, and is not told. */
  List<SegmentEvent> lasting() {
    return events.stream()
        .filter(event -> event.segment() < firstNew || living.containsKey(event.segment()))
        .toList();
  }

  NavigableMap<Integer, Segment> living() {
    return living;
  }

  /** The absorber of each segment that is gone; 0 for none. */
  NavigableMap<Integer, Integer> gone() {
    return gone;
  }

  int nextId() {
    return nextId;
  }
}
