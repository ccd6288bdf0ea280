package io.shoal.segment;

import io.shoal.segment.SegmentEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which segment of a new catalogue goes by which id of the old one. The pairs with the most members
 * in common come first, and a pair is one segment if these are more than half of either side: so a
 * segment that falls into several lives on as the largest of them, and of several that come to lie
 * in one the largest gives its id.
 *
 * <p>What is left of the new ones is split off from the segment that most of its members come from,
 * or born; what is left of the old ones is merged into where most of its members are, or dies.
 */
final class Succession {
  private static final int REMEMBERED = 10_000;

  private final SegmentCatalog before;
  private final SegmentCatalog after;
  private final Map<Integer, TreeMap<Integer, Long>> members;
  private final TreeMap<Integer, Long> sizeBefore = new TreeMap<>();
  private final TreeMap<Integer, Long> sizeAfter = new TreeMap<>();
  private final TreeMap<Integer, Integer> idOf = new TreeMap<>();
  private final TreeMap<Integer, Integer> heirOf = new TreeMap<>();

  private record Pair(int from, int to, long users) {}

  /**
   * @param members users by segment before, and by segment after
   */
  Succession(
      SegmentCatalog before, SegmentCatalog after, Map<Integer, TreeMap<Integer, Long>> members) {
    this.before = before;
    this.after = after;
    this.members = members;
    members.forEach(
        (from, row) ->
            row.forEach(
                (to, users) -> {
                  sizeBefore.merge(from, users, Long::sum);
                  sizeAfter.merge(to, users, Long::sum);
                }));
  }

  SegmentStep step(long windowEnd) {
    succeed();
    List<SegmentEvent> events = new ArrayList<>();
    TreeMap<Integer, Segment> segments = new TreeMap<>();
    int nextId = before.nextId;
    for (Segment segment : after.segments()) {
      Integer heir = idOf.get(segment.id());
      if (heir != null) {
        segments.put(heir, before.segments.get(heir));
        continue;
      }
      int parent = parentOf(segment.id());
      idOf.put(segment.id(), nextId);
      segments.put(nextId, new Segment(nextId, parent, windowEnd));
      events.add(new SegmentEvent(parent == 0 ? Kind.BORN : Kind.SPLIT, nextId, parent, windowEnd));
      nextId++;
    }
    TreeMap<Integer, Integer> gone = new TreeMap<>(before.gone);
    for (Segment segment : before.segments()) {
      if (!heirOf.containsKey(segment.id())) {
        int absorber = absorberOf(segment.id());
        gone.put(segment.id(), absorber);
        events.add(
            new SegmentEvent(
                absorber == 0 ? Kind.DIED : Kind.MERGED, segment.id(), absorber, windowEnd));
      }
    }
    while (gone.size() > REMEMBERED) {
      gone.pollFirstEntry();
    }
    return new SegmentStep(named(windowEnd, nextId, segments, gone), events);
  }

  /** Fills in who goes by which id. */
  private void succeed() {
    List<Pair> pairs = new ArrayList<>();
    members.forEach(
        (from, row) -> row.forEach((to, users) -> pairs.add(new Pair(from, to, users))));
    pairs.sort(
        Comparator.comparingLong((Pair pair) -> -pair.users())
            .thenComparingInt(Pair::from)
            .thenComparingInt(Pair::to));
    for (Pair pair : pairs) {
      long smaller = Math.min(sizeBefore.get(pair.from()), sizeAfter.get(pair.to()));
      boolean isFree = !heirOf.containsKey(pair.from()) && !idOf.containsKey(pair.to());
      if (isFree && 2 * pair.users() > smaller) {
        heirOf.put(pair.from(), pair.to());
        idOf.put(pair.to(), pair.from());
      }
    }
  }

  /** The segment that lives on and that most members come from; 0 for none. */
  private int parentOf(int segment) {
    for (Map.Entry<Integer, TreeMap<Integer, Long>> row : members.entrySet()) {
      long users = row.getValue().getOrDefault(segment, 0L);
      if (2 * users > sizeAfter.getOrDefault(segment, 0L) && heirOf.containsKey(row.getKey())) {
        return row.getKey();
      }
    }
    return 0;
  }

  /** The id under which most members of a segment go on; 0 where there are none. */
  private int absorberOf(int segment) {
    long most = 0;
    int absorber = 0;
    for (Map.Entry<Integer, Long> to : members.getOrDefault(segment, new TreeMap<>()).entrySet()) {
      if (to.getValue() > most) {
        most = to.getValue();
        absorber = idOf.get(to.getKey());
      }
    }
    return absorber;
  }

  /**
   * The new catalogue as if it had been counted up to the window's beginning, under its new ids.
   */
  private SegmentCatalog named(
      long windowEnd,
      int nextId,
      TreeMap<Integer, Segment> segments,
      TreeMap<Integer, Integer> gone) {
    List<MicroCentre> centres = new ArrayList<>();
    for (MicroCentre centre : after.centres) {
      centres.add(centre.in(centre.segment() == 0 ? 0 : idOf.get(centre.segment())));
    }
    return new SegmentCatalog(
        after.dimensions,
        windowEnd,
        nextId,
        after.radius,
        after.unmoved,
        centres,
        after.links,
        after.distances,
        after.pending,
        segments,
        gone);
  }
}
