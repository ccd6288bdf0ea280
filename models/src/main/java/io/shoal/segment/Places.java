package io.shoal.segment;

import java.util.Collection;
import java.util.List;

/** Where the recent embeddings of micro-centres lie, as masses that a line can be drawn through. */
interface Places {
  /** The masses of a group that are of a fold; none if it has no recent weight. */
  List<Mass> of(Collection<Integer> group, Fold fold);

  /** The direction in which two groups of masses lie farthest apart. */
  FisherDirection direction(List<Mass> a, List<Mass> b);

  /**
   * Adds the density of two groups along a line, in weight that tells as much as one independent
   * embedding.
   */
  void addTo(LineDensity density, List<Mass> a, List<Mass> b, Axis axis);
}
