package io.shoal.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The consensus of several groupings of the same users (evidence accumulation, Fred and Jain 2005):
 * micro-centres are one segment where most groupings hold them in one. What a single grouping parts
 * or joins by chance, most others do not.
 */
public final class EvidenceAccumulation {
  private static final double MOST = 0.5;

  private final SegmenterOptions options;

  public EvidenceAccumulation(SegmenterOptions options) {
    this.options = options;
  }

  /**
   * The micro-centres of the first grouping, with the segments of all. They have new ids, and no
   * past.
   *
   * @param groupings of embeddings of one kind, at least one; those without segments have no say
   */
  public SegmentCatalog of(List<SegmentCatalog> groupings) {
    SegmentCatalog first = groupings.get(0);
    List<SegmentCatalog> found = groupings.stream().filter(g -> !g.segments().isEmpty()).toList();
    int[] items =
        IntStream.range(0, first.centres.size())
            .filter(i -> first.centres.get(i).segment() != 0)
            .toArray();
    double[] weights =
        IntStream.of(items).mapToDouble(i -> first.centres.get(i).weight()).toArray();
    double total = first.centres.stream().mapToDouble(MicroCentre::weight).sum();
    AverageLinkage linkage = new AverageLinkage(association(first, items, found), weights);
    linkage.joinSimilar(MOST);
    linkage.joinLight(options.leastOf(total));
    return regrouped(first, items, linkage.clusters());
  }

  /** Of the groupings, the share in which two micro-centres have one segment. */
  private static double[][] association(
      SegmentCatalog first, int[] items, List<SegmentCatalog> groupings) {
    double[][] association = new double[items.length][items.length];
    for (SegmentCatalog grouping : groupings) {
      SegmentLabels labels = new SegmentLabels(grouping);
      int[] label =
          IntStream.of(items).map(i -> labels.of(onGrid(first.centres.get(i).at()), 0)).toArray();
      for (int a = 0; a < items.length; a++) {
        for (int b = 0; b < items.length; b++) {
          association[a][b] += label[a] == label[b] ? 1.0 / groupings.size() : 0;
        }
      }
    }
    return association;
  }

  private static short[] onGrid(double[] at) {
    short[] embedding = new short[at.length];
    for (int d = 0; d < at.length; d++) {
      embedding[d] = (short) Math.rint(at[d]);
    }
    return embedding;
  }

  private static SegmentCatalog regrouped(
      SegmentCatalog first, int[] items, List<List<Integer>> clusters) {
    int[] segment = new int[first.centres.size()];
    NavigableMap<Integer, Segment> segments = new TreeMap<>();
    for (List<Integer> cluster : clusters) {
      int id = segments.size() + 1;
      segments.put(id, new Segment(id, 0, first.windowEnd));
      cluster.forEach(item -> segment[items[item]] = id);
    }
    List<MicroCentre> centres = new ArrayList<>();
    for (int i = 0; i < segment.length; i++) {
      centres.add(first.centres.get(i).in(segment[i]));
    }
    return first.with(centres, segments);
  }
}
