package io.shoal.segment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Segments that are born, split, merge and die while their ids stay: two levels, as stream
 * clusterers have, the lower frozen inside a window.
 *
 * <p>At a window's end micro-centres fade by event time and absorb their sums, far points become
 * new ones, the weakest go, and the radius follows the 97 % quantile of nearest distances. Then the
 * segments move ({@link MacroMoves}). Nothing has a scale to set, and no number of segments.
 */
public final class AdaptiveSegmenter implements Segmenter, Serializable {
  private static final long serialVersionUID = 1;

  /** Embeddings that must have been seen before the first micro-centres are placed. */
  private static final int FIRST_SAMPLE = 500;

  private static final double RADIUS_QUANTILE = 0.97;

  /** Segments move when so many embeddings have come since, or such a share of all weight. */
  private static final double MOVE_AFTER = 200;

  private static final double MOVE_AFTER_SHARE = 0.02;

  /** Median distances that the radius has at most, so that a tenth of noise does not stretch it. */
  private static final double MEDIANS = 2;

  private static final double RADIUS_GROWTH = 1.05;

  /**
   * Half-lives of the recent weight in one of all weight. Whether a segment lives, and where it
   * falls apart, is told by the recent weight: a group that parts leaves a trail of old embeddings
   * between its halves.
   */
  static final double RECENT_SPEED = 3;

  private static final double FORGOTTEN = 0.05;

  private final SegmenterOptions options;

  public AdaptiveSegmenter(SegmenterOptions options) {
    this.options = options;
  }

  @Override
  public WindowCount open(SegmentCatalog catalog) {
    return new WindowCount(catalog);
  }

  @Override
  public SegmentStep close(SegmentCatalog catalog, WindowCount count, long windowEnd) {
    if (catalog.centres.isEmpty()) {
      return begin(catalog, count, windowEnd);
    }
    double elapsed = Math.max(0, windowEnd - catalog.windowEnd);
    double halfLives = elapsed / options.halfLife().toMillis();
    double fade = StrictMath.pow(0.5, halfLives);
    double fadeRecent = StrictMath.pow(0.5, RECENT_SPEED * halfLives);
    double[] distances = new double[DistanceHistogram.BINS];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = catalog.distances[i] * fade + count.distances[i];
    }
    // Slowly upwards: a new cloud is far from all that is known, and must not be swallowed by it.
    double most = MEDIANS * StrictMath.sqrt(DistanceHistogram.quantile(distances, 0.5));
    double usual = StrictMath.sqrt(DistanceHistogram.quantile(distances, RADIUS_QUANTILE));
    double radius = Math.min(Math.min(usual, most), catalog.radius * RADIUS_GROWTH);
    List<MicroCentre> centres = new ArrayList<>();
    for (int i = 0; i < count.counts.length; i++) {
      centres.add(absorb(catalog.centres.get(i), count, i, fade, fadeRecent));
    }
    centres.addAll(founded(count, catalog.radius));
    TreeMap<Long, Double> links = new TreeMap<>();
    catalog.links.forEach((pair, weight) -> links.put(pair, weight * fade));
    count.links.sorted().forEach((pair, n) -> links.merge(pair, (double) n, Double::sum));
    int[] kept = strongest(centres);
    List<MicroCentre> staying = new ArrayList<>();
    int[] newIndex = new int[centres.size()];
    Arrays.fill(newIndex, -1);
    for (int i : kept) {
      newIndex[i] = staying.size();
      staying.add(centres.get(i));
    }
    NavigableMap<Long, Double> stayingLinks = renumbered(links, newIndex);
    double unmoved = catalog.unmoved + count.size();
    double weight = staying.stream().mapToDouble(MicroCentre::weight).sum();
    if (unmoved < Math.max(MOVE_AFTER, MOVE_AFTER_SHARE * weight)) {
      SegmentCatalog counted =
          new SegmentCatalog(
              catalog.dimensions,
              windowEnd,
              catalog.nextId,
              radius,
              unmoved,
              staying,
              stayingLinks,
              distances,
              List.of(),
              catalog.segments,
              catalog.gone,
              catalog.due);
      return new SegmentStep(counted, List.of());
    }
    return moves(catalog, staying, stayingLinks, windowEnd, radius, distances);
  }

  private SegmentStep begin(SegmentCatalog catalog, WindowCount count, long windowEnd) {
    List<FarPoint> sample = new ArrayList<>(catalog.pending);
    sample.addAll(FarPoint.of(count.far));
    if (sample.size() < FIRST_SAMPLE) {
      SegmentCatalog waiting =
          new SegmentCatalog(
              catalog.dimensions,
              windowEnd,
              catalog.nextId,
              0,
              0,
              List.of(),
              catalog.links,
              catalog.distances,
              sample,
              catalog.segments,
              catalog.gone,
              catalog.due);
      return new SegmentStep(waiting, List.of());
    }
    double radius = new FirstRadius(FarPoint.positions(sample), options.slots() / 2).find();
    List<MicroCentre> centres = new Leaders(radius, 1).of(sample);
    double[] distances = new double[DistanceHistogram.BINS];
    distances[DistanceHistogram.bin(radius * radius)] = sample.size();
    TreeMap<Long, Double> links = new TreeMap<>();
    SegmentCatalog seeded =
        new SegmentCatalog(
            catalog.dimensions,
            windowEnd,
            catalog.nextId,
            radius,
            0,
            centres,
            links,
            distances,
            List.of(),
            catalog.segments,
            catalog.gone,
            catalog.due);
    // The sample is counted once more, against the centres it gave: this makes the first links.
    WindowCount again = new WindowCount(seeded);
    for (FarPoint point : sample) {
      again.add(point.hash(), point.at());
    }
    again.links.sorted().forEach((pair, n) -> links.put(pair, (double) n));
    return moves(seeded, centres, links, windowEnd, radius, distances);
  }

  private SegmentStep moves(
      SegmentCatalog before,
      List<MicroCentre> centres,
      NavigableMap<Long, Double> links,
      long windowEnd,
      double radius,
      double[] distances) {
    return new MacroMoves(before, centres, links, windowEnd, radius, distances, options).step();
  }

  private static MicroCentre absorb(
      MicroCentre centre, WindowCount count, int i, double fade, double fadeRecent) {
    Mass all = centre.mass().with(fade, count.counts[i], count.sums[i], centre.at());
    return new MicroCentre(
        all.at(),
        all.weight(),
        centre.segment(),
        absorb(centre, count, i, Fold.EVEN, fadeRecent),
        absorb(centre, count, i, Fold.ODD, fadeRecent),
        centre.sample().with(fadeRecent, count.samples[i].all()));
  }

  private static Mass absorb(
      MicroCentre centre, WindowCount count, int i, Fold fold, double fadeRecent) {
    return centre
        .of(fold)
        .with(fadeRecent, count.counts(fold, i), count.sums(fold, i), centre.at());
  }

  private static List<MicroCentre> founded(WindowCount count, double radius) {
    double each = (double) count.farCount / Math.max(1, count.far.size());
    return new Leaders(radius, each).of(FarPoint.of(count.far));
  }

  private int[] strongest(List<MicroCentre> centres) {
    Comparator<Integer> heavier =
        Comparator.comparingDouble((Integer i) -> -centres.get(i).weight());
    return IntStream.range(0, centres.size())
        .boxed()
        .filter(i -> centres.get(i).weight() > FORGOTTEN)
        .sorted(heavier.thenComparing(Comparator.naturalOrder()))
        .limit(options.slots())
        .sorted()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static TreeMap<Long, Double> renumbered(Map<Long, Double> links, int[] newIndex) {
    TreeMap<Long, Double> renumbered = new TreeMap<>();
    links.forEach(
        (pair, weight) -> {
          int a = newIndex[(int) (pair >>> 32)];
          int b = newIndex[(int) (long) pair];
          if (a >= 0 && b >= 0 && weight > FORGOTTEN) {
            renumbered.put(SegmentCatalog.pair(a, b), weight);
          }
        });
    return renumbered;
  }
}
