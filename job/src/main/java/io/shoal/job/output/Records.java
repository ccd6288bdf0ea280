package io.shoal.job.output;

import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.flow.SegmentTurn;
import io.shoal.job.ingest.DeadLetter;
import io.shoal.job.ingest.IngestTotals;
import io.shoal.segment.SegmentEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** The records of what is told of users and of input. */
final class Records {
  private Records() {}

  /** One scored user and window. */
  static OutputRecord scored(SegmentAssignment assignment) {
    ScoredWindow scored = assignment.scored();
    return OutputRecord.json(
        assignment.user(),
        new JsonLine()
            .time("windowEnd", assignment.windowEnd())
            .text("userId", assignment.user())
            .segment("segmentId", assignment.segment())
            .number("events", scored.events())
            .number("duplicates", scored.duplicates())
            .number("conversions", scored.conversions())
            .number("error", scored.error())
            .number("propensity", (double) scored.propensity() / ScoredWindow.PROPENSITY_GRID)
            .flag("idle", scored.idle())
            .raw("embedding", Arrays.toString(scored.embedding()).replace(" ", ""))
            .text("modelVersion", assignment.model().version())
            .end());
  }

  /** One membership change; {@code segmentId} null is an exit. */
  static OutputRecord membership(SegmentAssignment assignment) {
    return OutputRecord.json(
        assignment.user(),
        new JsonLine()
            .time("windowEnd", assignment.windowEnd())
            .text("userId", assignment.user())
            .segment("segmentId", assignment.segment())
            .segment("previousSegmentId", assignment.previous())
            .text("modelVersion", assignment.model().version())
            .text("featureSpecHash", assignment.model().specHash())
            .end());
  }

  /** A turn in the life of a segment. */
  static OutputRecord turn(SegmentTurn turn) {
    SegmentEvent event = turn.event();
    return OutputRecord.json(
        "s" + event.segment(),
        new JsonLine()
            .time("windowEnd", event.windowEnd())
            .segment("segmentId", event.segment())
            .text("event", event.kind().name().toLowerCase(Locale.ROOT))
            .segment("otherSegmentId", event.other())
            .text("modelVersion", turn.model().version())
            .text("featureSpecHash", turn.model().specHash())
            .end());
  }

  /** A record that could not be used, as it came; why, stands in its headers. */
  static OutputRecord letter(DeadLetter letter) {
    return new OutputRecord(
        letter.partition(),
        letter.raw(),
        Map.of(
            "reason", letter.reason(), "detail", letter.detail(), "partition", letter.partition()));
  }

  static OutputRecord totals(IngestTotals totals) {
    return OutputRecord.json(
        "",
        new JsonLine()
            .number("events", totals.events())
            .number("dead", totals.dead())
            .number("late", totals.late())
            .number("delayed", totals.delayed())
            .end());
  }
}
