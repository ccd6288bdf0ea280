package io.shoal.segment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    int[] kept = strongest(centres);
    List<MicroCentre> staying = new ArrayList<>();
    int[] newIndex = new int[centres.size()];
    Arrays.fill(newIndex, -1);
    for (int i : kept) {
      newIndex[i] = staying.size();
      staying.add(centres.get(i));
    }
    Links links = catalog.links.with(fade, count.links).renumbered(newIndex, FORGOTTEN);
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
              links,
              distances,
              List.of(),
              catalog.segments,
              catalog.gone,
              catalog.due);
      return new SegmentStep(counted, List.of());
    }
    return moves(catalog, staying, links, windowEnd, radius, distances);
  }

  private SegmentStep begin(SegmentCatalog catalog, WindowCount count, long windowEnd) {
    List<HashedEmbedding> sample = new ArrayList<>(catalog.pending);
    sample.addAll(count.far.all());
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
    double radius = new FirstRadius(HashedEmbedding.positions(sample), options.slots() / 2).find();
    List<MicroCentre> centres = new Leaders(radius, 1).of(sample);
    double[] distances = new double[DistanceHistogram.BINS];
    distances[DistanceHistogram.bin(radius * radius)] = sample.size();
    SegmentCatalog seeded =
        new SegmentCatalog(
            catalog.dimensions,
            windowEnd,
            catalog.nextId,
            radius,
            0,
            centres,
            Links.NONE,
            distances,
            List.of(),
            catalog.segments,
            catalog.gone,
            catalog.due);
    // The sample is counted once more, against the centres it gave: this makes the first links.
    WindowCount again = new WindowCount(seeded);
    for (HashedEmbedding point : sample) {
      again.add(point.hash(), point.at());
    }
    return moves(seeded, centres, again.links.links(), windowEnd, radius, distances);
  }

  private SegmentStep moves(
      SegmentCatalog before,
      List<MicroCentre> centres,
      Links links,
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
    double each = (double) count.farCount / Math.max(1, count.far.all().size());
    return new Leaders(radius, each).of(count.far.all());
  }

  /** Of those that are not forgotten the heaviest, of equals the first, in their order. */
  private int[] strongest(List<MicroCentre> centres) {
    double[] weights = new double[centres.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = centres.get(i).weight();
    }
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    int first = Math.max(0, sorted.length - options.slots());
    double least = sorted[first];
    int asLight = 0;
    while (first + asLight < sorted.length && sorted[first + asLight] == least) {
      asLight++;
    }
    int[] strongest = new int[sorted.length - first];
    int n = 0;
    for (int i = 0; i < weights.length; i++) {
      boolean stays = weights[i] > least || (weights[i] == least && asLight-- > 0);
      if (stays && weights[i] > FORGOTTEN) {
        strongest[n++] = i;
      }
    }
    return Arrays.copyOf(strongest, n);
  }
}
