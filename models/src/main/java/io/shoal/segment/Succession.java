package io.shoal.segment;

import io.shoal.segment.SegmentEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The catalogue of a new model under the ids of the old one: each micro-centre goes to the segment
 * that most of its users come from. One without users goes where most users around it go, those
 * that the new model put into one group with it.
 *
 * <p>So nothing is born or split by a change of models; where the new one sees two segments in what
 * was one, the next step of the {@link AdaptiveSegmenter} parts them, as any other. A segment that
 * has no micro-centre left is merged into the one that has most of its users, or dies if it had
 * none.
 */
final class Succession {
  private static final int REMEMBERED = 10_000;

  private final SegmentCatalog before;
  private final SegmentCatalog after;
  private final Map<Integer, TreeMap<Integer, Long>> members;
  private final TreeMap<Integer, Segment> segments = new TreeMap<>();
  private final TreeMap<Integer, Integer> gone = new TreeMap<>();
  private final List<SegmentEvent> events = new ArrayList<>();
  private int nextId;

  /**
   * @param members users by micro-centre after, and by segment before
   */
  Succession(
      SegmentCatalog before, SegmentCatalog after, Map<Integer, TreeMap<Integer, Long>> members) {
    this.before = before;
    this.after = after;
    this.members = members;
    nextId = before.nextId;
    gone.putAll(before.gone);
  }

  SegmentStep step(long windowEnd) {
    int[] heirs = members.isEmpty() ? strangers(windowEnd) : heirs();
    for (int id : heirs) {
      if (before.segments.containsKey(id)) {
        segments.put(id, before.segments.get(id));
      }
    }
    for (Segment segment : before.segments.values()) {
      if (!segments.containsKey(segment.id())) {
        end(segment.id(), heirs, windowEnd);
      }
    }
    while (gone.size() > REMEMBERED) {
      gone.pollFirstEntry();
    }
    List<MicroCentre> centres = new ArrayList<>();
    for (int i = 0; i < heirs.length; i++) {
      centres.add(after.centres.get(i).in(heirs[i]));
    }
    // As if it had been counted up to the window: what it learned is as good as when it was made.
    SegmentCatalog named =
        new SegmentCatalog(
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
            gone,
            new TreeMap<>());
    return new SegmentStep(named, events);
  }

  /** Of each micro-centre the segment that it goes to; 0 for none. */
  private int[] heirs() {
    TreeMap<Integer, TreeMap<Integer, Long>> byGroup = new TreeMap<>();
    members.forEach(
        (centre, users) ->
            users.forEach(
                (id, n) ->
                    byGroup
                        .computeIfAbsent(group(centre), group -> new TreeMap<>())
                        .merge(id, n, Long::sum)));
    int[] heirs = new int[after.centres.size()];
    for (int i = 0; i < heirs.length; i++) {
      TreeMap<Integer, Long> own = members.get(i);
      TreeMap<Integer, Long> around = group(i) == 0 ? null : byGroup.get(group(i));
      heirs[i] = most(own == null ? around : own);
    }
    int[] ids = java.util.Arrays.stream(heirs).filter(id -> id != 0).sorted().distinct().toArray();
    return new Settling(after.centres, new MicroDistances(after.centres), after.radius)
        .settled(heirs, ids);
  }

  private int group(int centre) {
    return after.centres.get(centre).segment();
  }

  /** The segment with most users, of equals the oldest; 0 where there are none. */
  private static int most(TreeMap<Integer, Long> users) {
    int id = 0;
    long most = 0;
    if (users != null) {
      for (Map.Entry<Integer, Long> entry : users.entrySet()) {
        if (entry.getValue() > most) {
          most = entry.getValue();
          id = entry.getKey();
        }
      }
    }
    return id;
  }

  /** Where nobody stands for the old segments, those of the new model begin a life of their own. */
  private int[] strangers(long windowEnd) {
    TreeMap<Integer, Integer> newId = new TreeMap<>();
    for (Segment segment : after.segments()) {
      newId.put(segment.id(), nextId);
      segments.put(nextId, new Segment(nextId, 0, windowEnd));
      events.add(new SegmentEvent(Kind.BORN, nextId, 0, windowEnd));
      nextId++;
    }
    return after.centres.stream()
        .mapToInt(centre -> newId.getOrDefault(centre.segment(), 0))
        .toArray();
  }

  private void end(int id, int[] heirs, long windowEnd) {
    TreeMap<Integer, Long> whereto = new TreeMap<>();
    members.forEach(
        (centre, users) -> {
          if (heirs[centre] != 0 && users.containsKey(id)) {
            whereto.merge(heirs[centre], users.get(id), Long::sum);
          }
        });
    int absorber = most(whereto);
    gone.put(id, absorber);
    events.add(new SegmentEvent(absorber == 0 ? Kind.DIED : Kind.MERGED, id, absorber, windowEnd));
  }
}
