package io.shoal.segment;

import io.shoal.event.UserHash;
import java.util.Arrays;

/**
 * The embeddings of a window, counted against the catalogue that stood before it: for each
 * micro-centre how many, and the sum of their differences from it; how often two micro-centres were
 * nearest and second nearest (competitive Hebbian learning, Martinetz 1993); a histogram of nearest
 * distances; a sample of the embeddings of each micro-centre; and of embeddings beyond the radius
 * those with the least hashes.
 *
 * <p>Whole numbers only: counts of parts merge exactly, in any order.
 */
public final class WindowCount {
  /** Far points kept: those with the least hashes. */
  static final int FAR = 512;

  /** Of the squared radius, within which the second nearest micro-centre makes a link. */
  private static final double LINK_REACH = 2;

  final SegmentCatalog catalog;
  final long[] counts;
  final long[][] sums;
  final long[] evenCounts;
  final long[][] evenSums;
  final PairCounts links = new PairCounts();
  final long[] distances = new long[DistanceHistogram.BINS];
  final LeastHashes[] samples;
  final LeastHashes far = new LeastHashes(FAR);
  private final long draw;
  private final double[][] positions;
  private final NearestTwo nearest;
  private final double reach;
  long farCount;
  long size;

  WindowCount(SegmentCatalog catalog) {
    this.catalog = catalog;
    int n = catalog.centres.size();
    counts = new long[n];
    sums = new long[n][catalog.dimensions];
    evenCounts = new long[n];
    evenSums = new long[n][catalog.dimensions];
    samples = new LeastHashes[n];
    Arrays.setAll(samples, i -> new LeastHashes(RecentSample.MOST));
    draw = UserHash.mix(catalog.windowEnd);
    positions = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] at = catalog.centres.get(i).at();
      positions[i] = new double[at.length];
      for (int d = 0; d < at.length; d++) {
        positions[i][d] = Math.rint(at[d]);
      }
    }
    nearest = new NearestTwo(positions, catalog.dimensions);
    reach = catalog.radius * catalog.radius;
  }

  long counts(Fold fold, int i) {
    return fold == Fold.EVEN ? evenCounts[i] : counts[i] - evenCounts[i];
  }

  long[] sums(Fold fold, int i) {
    long[] sum = evenSums[i].clone();
    for (int d = 0; d < sum.length && fold == Fold.ODD; d++) {
      sum[d] = sums[i][d] - sum[d];
    }
    return sum;
  }

  /** Number of embeddings counted. */
  public long size() {
    return size;
  }

  /** Counts an embedding. */
  public void add(long userHash, short[] embedding) {
    long hash = UserHash.mix(userHash);
    size++;
    nearest.search(embedding);
    int first = nearest.first();
    if (first >= 0) {
      distances[DistanceHistogram.bin(nearest.firstSquared())]++;
    }
    if (first < 0 || nearest.firstSquared() > reach) {
      farCount++;
      far.add(hash, embedding);
      return;
    }
    counts[first]++;
    samples[first].add(drawn(hash), embedding);
    addDifferences(sums[first], embedding, positions[first]);
    if (Fold.of(hash) == Fold.EVEN) {
      evenCounts[first]++;
      addDifferences(evenSums[first], embedding, positions[first]);
    }
    if (nearest.second() >= 0 && nearest.secondSquared() <= LINK_REACH * reach) {
      links.add(SegmentCatalog.pair(first, nearest.second()), 1);
    }
  }

  private static void addDifferences(long[] sum, short[] embedding, double[] at) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += embedding[d] - (long) at[d];
    }
  }

  /** Another hash in each window, so that no user is always drawn; of the same fold. */
  private long drawn(long hash) {
    return (UserHash.mix(hash ^ draw) & ~1L) | (hash & 1);
  }

  /** Adds the count of another part of the same window, against the same catalogue. */
  public void merge(WindowCount other) {
    if (other.counts.length != counts.length) {
      throw new IllegalArgumentException("counts against different catalogues cannot be merged");
    }
    size += other.size;
    farCount += other.farCount;
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
      evenCounts[i] += other.evenCounts[i];
      samples[i].addAll(other.samples[i]);
      for (int d = 0; d < sums[i].length; d++) {
        sums[i][d] += other.sums[i][d];
        evenSums[i][d] += other.evenSums[i][d];
      }
    }
    links.addAll(other.links);
    for (int i = 0; i < distances.length; i++) {
      distances[i] += other.distances[i];
    }
    far.addAll(other.far);
  }

  /** The count in versioned bytes, without its catalogue. */
  public byte[] toBytes() {
    return WindowCountCodec.encode(this);
  }

  /**
   * Adds what {@link #toBytes} wrote of a part of the same window, against the same catalogue.
   *
   * @throws IllegalArgumentException if it was counted against another, or is damaged
   */
  public void restore(byte[] bytes) {
    merge(WindowCountCodec.decode(bytes, catalog));
  }
}
