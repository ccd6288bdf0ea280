package io.shoal.segment;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All segments as they stand after a window: micro-centres, each with its segment, the links
 * between them, and where the members of segments that are gone belong now. Immutable.
 */
public final class SegmentCatalog {
  final int dimensions;
  final long windowEnd;
  final int nextId;
  final double radius;
  final double unmoved;
  final List<MicroCentre> centres;
  final Links links;
  final double[] distances;
  final List<HashedEmbedding> pending;
  final NavigableMap<Integer, Segment> segments;
  final NavigableMap<Integer, Integer> gone;
  final NavigableMap<Long, Long> due;

  SegmentCatalog(
      int dimensions,
      long windowEnd,
      int nextId,
      double radius,
      double unmoved,
      List<MicroCentre> centres,
      Links links,
      double[] distances,
      List<HashedEmbedding> pending,
      NavigableMap<Integer, Segment> segments,
      NavigableMap<Integer, Integer> gone,
      NavigableMap<Long, Long> due) {
    this.dimensions = dimensions;
    this.windowEnd = windowEnd;
    this.nextId = nextId;
    this.radius = radius;
    this.unmoved = unmoved;
    this.centres = List.copyOf(centres);
    this.links = links;
    this.distances = distances;
    this.pending = List.copyOf(pending);
    this.segments = segments;
    this.gone = gone;
    this.due = due;
  }

  /** A catalogue that has seen nothing. */
  public static SegmentCatalog empty(int dimensions) {
    return new SegmentCatalog(
        dimensions,
        Long.MIN_VALUE,
        1,
        0,
        0,
        List.of(),
        Links.NONE,
        new double[DistanceHistogram.BINS],
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  public int dimensions() {
    return dimensions;
  }

  /** End of the last window; the minimum before the first. */
  public long windowEnd() {
    return windowEnd;
  }

  /** The segments that live, by id. */
  public List<Segment> segments() {
    return List.copyOf(segments.values());
  }

  /** Decayed number of embeddings by segment. */
  public Map<Integer, Double> weights() {
    Map<Integer, Double> weights = new TreeMap<>();
    for (MicroCentre centre : centres) {
      if (centre.segment() != 0) {
        weights.merge(centre.segment(), centre.weight(), Double::sum);
      }
    }
    return weights;
  }

  /**
   * What stands for the segments: many prototypes to each. The nearest tells the segment of an
   * embedding well; {@link SegmentLabels}, which weighs all that are near, tells it better.
   */
  public List<Prototype> prototypes() {
    return centres.stream()
        .filter(centre -> centre.segment() != 0)
        .map(centre -> new Prototype(centre.at().clone(), centre.weight(), centre.segment()))
        .toList();
  }

  /** Where members of a segment belong: itself while it lives, its absorber, or 0 if it died. */
  public int survivor(int segment) {
    int id = segment;
    while (id != 0 && !segments.containsKey(id)) {
      id = gone.getOrDefault(id, 0);
    }
    return id;
  }

  /**
   * The same micro-centres without any segment, as if none had ever been: for whoever has seen all
   * of a history, and wants segments that do not depend on how it began.
   */
  public SegmentCatalog withoutSegments() {
    return with(
        Double.MAX_VALUE, centres.stream().map(centre -> centre.in(0)).toList(), new TreeMap<>());
  }

  /** As much of it as {@link SegmentLabels} read: nothing can be counted against it any more. */
  public SegmentCatalog forLabels() {
    return new SegmentCatalog(
        dimensions,
        windowEnd,
        nextId,
        radius,
        unmoved,
        centres.stream().map(MicroCentre::withoutSample).toList(),
        Links.NONE,
        new double[DistanceHistogram.BINS],
        List.of(),
        segments,
        gone,
        new TreeMap<>());
  }

  /** The same micro-centres in other segments, without a past. */
  SegmentCatalog with(List<MicroCentre> regrouped, NavigableMap<Integer, Segment> others) {
    return with(unmoved, regrouped, others);
  }

  private SegmentCatalog with(
      double moving, List<MicroCentre> regrouped, NavigableMap<Integer, Segment> others) {
    return new SegmentCatalog(
        dimensions,
        windowEnd,
        others.isEmpty() ? 1 : others.lastKey() + 1,
        radius,
        moving,
        regrouped,
        links,
        distances,
        pending,
        others,
        new TreeMap<>(),
        new TreeMap<>());
  }

  static long pair(int a, int b) {
    return a < b ? (long) a << 32 | b : (long) b << 32 | a;
  }

  public byte[] toBytes() {
    return CatalogCodec.encode(this);
  }

  /**
   * Looks over a catalogue that comes from outside.
   *
   * @param embedding dimensions of the embeddings that it is to group
   * @return this
   * @throws IllegalArgumentException that says what is wrong with it
   */
  public SegmentCatalog requireSound(int embedding) {
    SoundCatalog.require(this, embedding);
    return this;
  }

  public static SegmentCatalog fromBytes(byte[] bytes) {
    return CatalogCodec.decode(bytes);
  }
}
