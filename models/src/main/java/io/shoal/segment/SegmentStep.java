package io.shoal.segment;

import java.util.List;

/**
 * The outcome of a window.
 *
 * @param catalog that stands from now on
 * @param events what happened to segments, in order
 */
public record SegmentStep(SegmentCatalog catalog, List<SegmentEvent> events) {
  public SegmentStep {
    events = List.copyOf(events);
  }
}
