package io.shoal.job.summary;

import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.flow.SegmentAssignment.Outcome;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import io.shoal.window.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up what happened to the users of a subtask in each window: kilobytes, however many users.
 * Emits the summary of a window, in its codec's bytes, before the watermark that ends it.
 */
public final class Summarise extends AbstractStreamOperator<byte[]>
    implements OneInputStreamOperator<SegmentAssignment, byte[]> {
  private static final long serialVersionUID = 1;

  private transient TreeMap<Long, WindowTally> tallies;
  private transient OpenSummaries restored;
  private transient ListState<byte[]> state;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    tallies = new TreeMap<>();
    restored = new OpenSummaries();
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "summaries", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    for (byte[] summary : state.get()) {
      restored.add(SummaryCodec.decode(summary));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<byte[]> all = new ArrayList<>(restored.toBytes());
    for (WindowTally tally : tallies.values()) {
      all.add(SummaryCodec.encode(tally.summary()));
    }
    state.update(all);
  }

  @Override
  public void processElement(StreamRecord<SegmentAssignment> element) {
    SegmentAssignment assignment = element.getValue();
    WindowTally tally =
        tallies.computeIfAbsent(
            assignment.windowEnd(), end -> new WindowTally(end, assignment.model().features()));
    if (assignment.isChange()) {
      tally.change(assignment.previous(), assignment.segment());
    }
    if (assignment.isMove()) {
      tally.moved(assignment.previous());
    }
    if (assignment.label() != null) {
      tally.labelled(assignment.label());
      if (assignment.survivor() != 0) {
        tally.rescored(assignment.survivor(), assignment.segment());
      }
    }
    if (assignment.outcome() != Outcome.NONE) {
      tally.outcome(assignment.exposed(), assignment.outcome() == Outcome.CONVERTED);
    }
    ScoredWindow scored = assignment.scored();
    if (scored != null) {
      tally.duplicates(scored.duplicates());
      if (scored.events() > 0) {
        tally.sources(scored.sources().keySet());
        tally.active(
            assignment.segment(),
            scored.bins(),
            scored.error(),
            scored.events(),
            scored.conversions());
        tally.pane(scored.home(), scored.panes(), scored.embedding());
      }
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    while (!tallies.isEmpty() && tallies.firstKey() - 1 <= mark.getTimestamp()) {
      Map.Entry<Long, WindowTally> over = tallies.pollFirstEntry();
      restored.add(over.getValue().summary());
    }
    for (WindowSummary summary : restored.take(mark.getTimestamp())) {
      output.collect(new StreamRecord<>(SummaryCodec.encode(summary), summary.windowEnd() - 1));
    }
    super.processWatermark(mark);
  }
}
