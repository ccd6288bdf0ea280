package io.shoal.segment;

/**
 * The micro-centres of the segments of a catalogue that is not followed any further: how far an
 * embedding is from what was known when the model was made, and in which of its segments. Not
 * thread-safe: it keeps scratch memory.
 */
public final class ReferenceCentres {
  private final NearestTwo nearest;
  private final int[] segments;
  private final boolean empty;

  public ReferenceCentres(SegmentCatalog catalog) {
    double[][] positions =
        catalog.prototypes().stream().map(Prototype::at).toArray(double[][]::new);
    segments = catalog.prototypes().stream().mapToInt(Prototype::segment).toArray();
    nearest = new NearestTwo(positions, catalog.dimensions());
    empty = positions.length == 0;
  }

  /** Distance to the nearest, in units of the embedding grid; 0 where there are none. */
  public double distance(short[] embedding) {
    if (empty) {
      return 0;
    }
    nearest.search(embedding);
    return Math.sqrt(nearest.firstSquared());
  }

  /** The segment of the nearest; 0 where there are none. */
  public int segment(short[] embedding) {
    if (empty) {
      return 0;
    }
    nearest.search(embedding);
    return segments[nearest.first()];
  }
}
