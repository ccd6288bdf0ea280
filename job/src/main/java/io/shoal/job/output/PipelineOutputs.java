package io.shoal.job.output;

import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.flow.SegmentTurn;
import io.shoal.job.ingest.DeadLetter;
import io.shoal.job.ingest.IngestTotals;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the pipeline puts out, before it is written anywhere.
 *
 * @param assignments what became of every scored user
 * @param segments what is known of each segment
 * @param lifecycle turns in the lives of segments
 * @param quality how well segments part the users
 * @param alerts as CloudEvents
 * @param dead records that could not be used
 * @param late events past the bound for late ones
 * @param totals what the source stage took in
 * @param activations what became of announced models
 * @param controlLog what operators have announced
 * @param evidence of drift, window by window
 */
public record PipelineOutputs(
    DataStream<SegmentAssignment> assignments,
    DataStream<OutputRecord> segments,
    DataStream<SegmentTurn> lifecycle,
    DataStream<OutputRecord> quality,
    DataStream<OutputRecord> alerts,
    DataStream<DeadLetter> dead,
    DataStream<DeadLetter> late,
    DataStream<IngestTotals> totals,
    DataStream<OutputRecord> activations,
    DataStream<OutputRecord> controlLog,
    DataStream<OutputRecord> evidence) {
  private static final TypeInformation<OutputRecord> RECORD =
      new CodecType<>(new OutputRecord.Form());

  /** What others are told. */
  public Map<OutputTopic, DataStream<OutputRecord>> told() {
    Map<OutputTopic, DataStream<OutputRecord>> told = new EnumMap<>(OutputTopic.class);
    told.put(
        OutputTopic.MEMBERSHIP_CHANGES,
        assignments
            .filter(SegmentAssignment::isChange)
            .uid("changes")
            .map(Records::membership)
            .returns(RECORD)
            .uid("membership-records"));
    told.put(OutputTopic.SEGMENTS, segments);
    told.put(
        OutputTopic.SEGMENT_LIFECYCLE,
        lifecycle.map(Records::turn).returns(RECORD).uid("lifecycle-records").forceNonParallel());
    told.put(OutputTopic.SEGMENT_QUALITY, quality);
    told.put(OutputTopic.DRIFT_ALERTS, alerts);
    told.put(OutputTopic.MODEL_ACTIVATIONS, activations);
    told.put(OutputTopic.CONTROL_LOG, controlLog);
    told.put(
        OutputTopic.DEAD_LETTERS, dead.map(Records::letter).returns(RECORD).uid("dead-records"));
    told.put(
        OutputTopic.LATE_EVENTS, late.map(Records::letter).returns(RECORD).uid("late-records"));
    return told;
  }

  /** What others are told, and what a back-test is measured by. */
  public Map<OutputTopic, DataStream<OutputRecord>> all() {
    Map<OutputTopic, DataStream<OutputRecord>> all = told();
    all.put(
        OutputTopic.SCORED,
        assignments
            .filter(assignment -> assignment.scored() != null)
            .uid("scored")
            .map(Records::scored)
            .returns(RECORD)
            .uid("scored-records"));
    all.put(OutputTopic.DRIFT_EVIDENCE, evidence);
    all.put(
        OutputTopic.INGEST_TOTALS,
        totals.map(Records::totals).returns(RECORD).uid("totals-records"));
    return all;
  }
}
