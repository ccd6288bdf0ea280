package io.shoal.job.segment;

import io.shoal.job.output.JsonLine;
import io.shoal.job.output.OutputRecord;
import io.shoal.segment.SegmentEvent;

/** The record of the {@code segment-lifecycle} topic. */
final class LifecycleJson {
  private LifecycleJson() {}

  static OutputRecord write(SegmentEvent event) {
    String json =
        new JsonLine()
            .time("windowEnd", event.windowEnd())
            .segment("segmentId", event.segment())
            .text("event", event.kind().name().toLowerCase(java.util.Locale.ROOT))
            .segment("otherSegmentId", event.other())
            .end();
    return OutputRecord.json("s" + event.segment(), json);
  }
}
