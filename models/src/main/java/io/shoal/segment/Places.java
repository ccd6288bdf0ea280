package io.shoal.segment;

/** Where the recent embeddings of micro-centres lie, as masses that a line can be drawn through. */
interface Places {
  /** The masses of a group that are of a fold; none if it has no recent weight. */
  Masses of(int[] group, Fold fold);

  /** The direction in which two groups of masses lie farthest apart. */
  FisherDirection direction(Masses a, Masses b);

  /**
   * Adds the density of two groups along a line, in weight that tells as much as one independent
   * embedding.
   */
  void addTo(LineDensity density, Masses a, Masses b, Axis axis);
}
