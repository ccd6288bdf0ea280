package io.shoal.segment;

/**
 * A turn in the life of a segment, in the terms of MONIC (Spiliopoulou et al. 2006).
 *
 * @param kind of turn
 * @param segment id of the segment
 * @param other of a split the parent, of a merge the segment that lives on; 0 otherwise
 * @param windowEnd end of the window in which it was seen
 */
public record SegmentEvent(Kind kind, int segment, int other, long windowEnd) {
  /** Turns in the life of a segment. */
  public enum Kind {
    BORN,
    SPLIT,
    MERGED,
    DIED
  }
}
