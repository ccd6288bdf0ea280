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
  /** How much nearer, in squared distance, another segment must be before a user changes. */
  private static final double MARGIN = 0.8;

  final int dimensions;
  final long windowEnd;
  final int nextId;
  final double radius;
  final double unmoved;
  final List<MicroCentre> centres;
  final NavigableMap<Long, Double> links;
  final double[] distances;
  final List<short[]> pending;
  final NavigableMap<Integer, Segment> segments;
  final NavigableMap<Integer, Integer> gone;

  SegmentCatalog(
      int dimensions,
      long windowEnd,
      int nextId,
      double radius,
      double unmoved,
      List<MicroCentre> centres,
      NavigableMap<Long, Double> links,
      double[] distances,
      List<short[]> pending,
      NavigableMap<Integer, Segment> segments,
      NavigableMap<Integer, Integer> gone) {
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
        new TreeMap<>(),
        new double[DistanceHistogram.BINS],
        List.of(),
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
   * The segment of an embedding: that of the nearest micro-centre, with a margin in favour of the
   * current one.
   *
   * @param current id of the user's segment; 0 for none
   * @return an id; 0 where there are no segments
   */
  public int assign(short[] embedding, int current) {
    int nearest = 0;
    double best = Double.MAX_VALUE;
    double own = Double.MAX_VALUE;
    for (int i = 0; i < centres.size(); i++) {
      MicroCentre centre = centres.get(i);
      if (centre.segment() == 0) {
        continue;
      }
      double distance = centre.squaredDistance(embedding);
      if (distance < best) {
        best = distance;
        nearest = centre.segment();
      }
      if (centre.segment() == current && distance < own) {
        own = distance;
      }
    }
    return own < Double.MAX_VALUE && best > MARGIN * own ? current : nearest;
  }

  /** Where members of a segment belong: itself while it lives, its absorber, or 0 if it died. */
  public int survivor(int segment) {
    int id = segment;
    while (id != 0 && !segments.containsKey(id)) {
      id = gone.getOrDefault(id, 0);
    }
    return id;
  }

  static long pair(int a, int b) {
    return a < b ? (long) a << 32 | b : (long) b << 32 | a;
  }

  public byte[] toBytes() {
    return CatalogCodec.encode(this);
  }

  public static SegmentCatalog fromBytes(byte[] bytes) {
    return CatalogCodec.decode(bytes);
  }
}
