package io.shoal.segment;

import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;

/** The null segmenter, for baselines: everybody is in segment 1. */
public final class OneSegment implements Segmenter, Serializable {
  private static final long serialVersionUID = 1;

  @Override
  public WindowCount open(SegmentCatalog catalog) {
    return new WindowCount(catalog);
  }

  @Override
  public SegmentStep close(SegmentCatalog catalog, WindowCount count, long windowEnd) {
    if (!catalog.segments.isEmpty()) {
      return new SegmentStep(catalog, List.of());
    }
    TreeMap<Integer, Segment> one = new TreeMap<>();
    one.put(1, new Segment(1, 0, windowEnd));
    SegmentCatalog all =
        new SegmentCatalog(
            catalog.dimensions,
            windowEnd,
            2,
            Double.MAX_VALUE,
            0,
            List.of(new MicroCentre(new double[catalog.dimensions], 1, 1, 1)),
            catalog.links,
            catalog.distances,
            List.of(),
            one,
            catalog.gone,
            catalog.due);
    return new SegmentStep(all, List.of(new SegmentEvent(SegmentEvent.Kind.BORN, 1, 0, windowEnd)));
  }
}
