package io.shoal.segment;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Sequential k-means (MacQueen 1967) with exponential forgetting, a baseline: k segments of one
 * centre each, told beforehand, that follow their members and are never born, split, merged or
 * gone.
 *
 * <p>Where MacQueen moves a centre at every point, this one moves them at a window's end, to where
 * the window's points would have taken them together: a mean of what it was, faded by event time,
 * and of those that were nearest to it. Users are labelled by the nearest centre.
 */
public final class SequentialKMeans implements Segmenter, Serializable {
  private static final long serialVersionUID = 1;

  /** Embeddings that must have been seen before the first centres are placed. */
  private static final int FIRST_SAMPLE = 500;

  private final int k;
  private final Duration halfLife;
  private final long seed;

  /**
   * @param k number of segments, 1 to 500; fewer are made only where fewer embeddings differ
   * @param halfLife in which the past loses half its weight
   * @param seed of the first centres
   */
  public SequentialKMeans(int k, Duration halfLife, long seed) {
    if (k < 1 || k > FIRST_SAMPLE) {
      throw new IllegalArgumentException(
          "1 to " + FIRST_SAMPLE + " segments can be told, not " + k);
    }
    if (halfLife.isNegative() || halfLife.isZero()) {
      throw new IllegalArgumentException("the half-life must be longer than zero: " + halfLife);
    }
    this.k = k;
    this.halfLife = halfLife;
    this.seed = seed;
  }

  /** Every embedding counts for its nearest centre, however far: none is beyond the radius. */
  @Override
  public WindowCount open(SegmentCatalog catalog) {
    return new WindowCount(
        with(catalog, catalog.windowEnd, Double.MAX_VALUE, catalog.centres, catalog.pending));
  }

  @Override
  public SegmentStep close(SegmentCatalog catalog, WindowCount count, long windowEnd) {
    if (catalog.centres.isEmpty()) {
      return begin(catalog, count, windowEnd);
    }
    double elapsed = Math.max(0, windowEnd - catalog.windowEnd);
    double fade = StrictMath.pow(0.5, elapsed / halfLife.toMillis());
    List<MicroCentre> centres = new ArrayList<>();
    for (int i = 0; i < count.counts.length; i++) {
      centres.add(moved(catalog.centres.get(i), count.counts[i], count.sums[i], fade));
    }
    return new SegmentStep(with(catalog, windowEnd, 0, centres, List.of()), List.of());
  }

  private SegmentStep begin(SegmentCatalog catalog, WindowCount count, long windowEnd) {
    List<HashedEmbedding> sample = new ArrayList<>(catalog.pending);
    sample.addAll(count.far.all());
    if (sample.size() < FIRST_SAMPLE) {
      return new SegmentStep(with(catalog, windowEnd, 0, List.of(), sample), List.of());
    }
    List<MicroCentre> centres = new ArrayList<>();
    TreeMap<Integer, Segment> segments = new TreeMap<>();
    List<SegmentEvent> events = new ArrayList<>();
    int id = catalog.nextId;
    for (MicroCentre mean : new FirstMeans(HashedEmbedding.positions(sample), k, seed).find()) {
      centres.add(mean.in(id));
      segments.put(id, new Segment(id, 0, windowEnd));
      events.add(new SegmentEvent(SegmentEvent.Kind.BORN, id, 0, windowEnd));
      id++;
    }
    SegmentCatalog first =
        new SegmentCatalog(
            catalog.dimensions,
            windowEnd,
            id,
            0,
            0,
            centres,
            catalog.links,
            catalog.distances,
            List.of(),
            segments,
            catalog.gone,
            catalog.due);
    return new SegmentStep(first, events);
  }

  private static MicroCentre moved(MicroCentre centre, long n, long[] sums, double fade) {
    double weight = centre.weight() * fade;
    double[] at = centre.at().clone();
    for (int d = 0; d < at.length && n > 0; d++) {
      double mean = Math.rint(centre.at()[d]) + (double) sums[d] / n;
      at[d] = (weight * at[d] + n * mean) / (weight + n);
    }
    return new MicroCentre(at, weight + n, weight + n, centre.segment());
  }

  /**
   * A radius of 0 in a catalogue makes kernels so narrow that the nearest centre alone decides on a
   * label.
   */
  private static SegmentCatalog with(
      SegmentCatalog catalog,
      long windowEnd,
      double radius,
      List<MicroCentre> centres,
      List<HashedEmbedding> pending) {
    return new SegmentCatalog(
        catalog.dimensions,
        windowEnd,
        catalog.nextId,
        radius,
        0,
        centres,
        catalog.links,
        catalog.distances,
        pending,
        catalog.segments,
        catalog.gone,
        catalog.due);
  }
}
