package io.shoal.job.output;

import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.ingest.DeadLetter;
import io.shoal.job.ingest.IngestTotals;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the pipeline puts out, before it is written anywhere.
 *
 * @param assignments what became of every scored user
 * @param segments what is known of each segment, as JSON
 * @param lifecycle turns in the lives of segments, as JSON
 * @param alerts as CloudEvents
 * @param dead records that could not be used
 * @param late events past the bound for late ones
 * @param totals what the source stage took in
 * @param modelVersion of the model that scores
 * @param specHash of its feature specification
 */
public record PipelineOutputs(
    DataStream<SegmentAssignment> assignments,
    DataStream<String> segments,
    DataStream<String> lifecycle,
    DataStream<String> alerts,
    DataStream<DeadLetter> dead,
    DataStream<DeadLetter> late,
    DataStream<IngestTotals> totals,
    String modelVersion,
    String specHash) {

  /** Every output as lines of JSON. */
  public Map<OutputTopic, DataStream<String>> asJson() {
    String version = modelVersion;
    String hash = specHash;
    Map<OutputTopic, DataStream<String>> json = new EnumMap<>(OutputTopic.class);
    json.put(
        OutputTopic.MEMBERSHIP_CHANGES,
        assignments
            .filter(SegmentAssignment::isChange)
            .uid("changes")
            .map(assignment -> Records.membership(assignment, version, hash))
            .returns(Types.STRING)
            .uid("membership-json"));
    json.put(
        OutputTopic.SCORED,
        assignments
            .filter(assignment -> assignment.scored() != null)
            .uid("scored")
            .map(assignment -> Records.scored(assignment, version))
            .returns(Types.STRING)
            .uid("scored-json"));
    json.put(OutputTopic.SEGMENTS, segments);
    json.put(OutputTopic.SEGMENT_LIFECYCLE, lifecycle);
    json.put(OutputTopic.DRIFT_ALERTS, alerts);
    json.put(
        OutputTopic.DEAD_LETTERS,
        dead.map(PipelineOutputs::letter).returns(Types.STRING).uid("dead-json"));
    json.put(
        OutputTopic.LATE_EVENTS,
        late.map(PipelineOutputs::letter).returns(Types.STRING).uid("late-json"));
    json.put(
        OutputTopic.INGEST_TOTALS,
        totals.map(PipelineOutputs::totals).returns(Types.STRING).uid("totals-json"));
    return json;
  }

  private static String letter(DeadLetter letter) {
    return new JsonLine()
        .text("reason", letter.reason())
        .text("detail", letter.detail())
        .text("partition", letter.partition())
        .text("raw", Base64.getEncoder().encodeToString(letter.raw()))
        .end();
  }

  private static String totals(IngestTotals totals) {
    return new JsonLine()
        .number("events", totals.events())
        .number("dead", totals.dead())
        .number("late", totals.late())
        .number("delayed", totals.delayed())
        .end();
  }
}
