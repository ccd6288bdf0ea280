package io.shoal.job.segment;

import io.shoal.job.output.JsonLine;
import io.shoal.segment.SegmentEvent;

/** The record of the {@code segment-lifecycle} topic. */
final class LifecycleJson {
  private LifecycleJson() {}

  static String write(SegmentEvent event) {
    return new JsonLine()
        .time("windowEnd", event.windowEnd())
        .segment("segmentId", event.segment())
        .text("event", event.kind().name().toLowerCase(java.util.Locale.ROOT))
        .segment("otherSegmentId", event.other())
        .end();
  }
}
