package io.shoal.segment;

/**
 * What groups embeddings into segments, window by window: a pure function from a catalogue and the
 * embeddings of a window to the next catalogue.
 *
 * <p>Contract: inside a window nothing moves. {@link #open} gives an empty count against a
 * catalogue; counts of parts of a window merge exactly, in any order; {@link #close} turns the
 * merged count into the next catalogue. Consequence: the same embeddings give the same catalogue,
 * however they were dealt over instances.
 */
public interface Segmenter {
  /** An empty count of one window against the catalogue that stands. */
  WindowCount open(SegmentCatalog catalog);

  /** The catalogue after the window, and what happened to segments. */
  SegmentStep close(SegmentCatalog catalog, WindowCount count, long windowEnd);
}
