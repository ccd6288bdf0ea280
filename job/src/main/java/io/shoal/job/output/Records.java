package io.shoal.job.output;

import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.SegmentAssignment;

/** The JSON forms of what is told of users. */
final class Records {
  private Records() {}

  /** One line of {@code scored.jsonl}. */
  static String scored(SegmentAssignment assignment, String modelVersion) {
    ScoredWindow scored = assignment.scored();
    return new JsonLine()
        .time("windowEnd", assignment.windowEnd())
        .text("userId", assignment.user())
        .segment("segmentId", assignment.segment())
        .number("events", scored.events())
        .number("duplicates", scored.duplicates())
        .number("conversions", scored.conversions())
        .number("error", scored.error())
        .flag("idle", scored.idle())
        .raw("embedding", java.util.Arrays.toString(scored.embedding()).replace(" ", ""))
        .text("modelVersion", modelVersion)
        .end();
  }

  /** One membership change; {@code segmentId} null is an exit. */
  static String membership(SegmentAssignment assignment, String modelVersion, String specHash) {
    return new JsonLine()
        .time("windowEnd", assignment.windowEnd())
        .text("userId", assignment.user())
        .segment("segmentId", assignment.segment())
        .segment("previousSegmentId", assignment.previous())
        .text("modelVersion", modelVersion)
        .text("featureSpecHash", specHash)
        .end();
  }
}
