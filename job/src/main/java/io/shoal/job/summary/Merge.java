package io.shoal.job.summary;

import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Merges the summaries of all subtasks, exactly, and emits the total of every window in order,
 * those in which nothing happened too: silence is a tick. Parallelism 1.
 */
public final class Merge extends AbstractStreamOperator<byte[]>
    implements OneInputStreamOperator<byte[], byte[]> {
  private static final long serialVersionUID = 1;

  private final int features;
  private final long window;

  private transient OpenSummaries open;
  private transient long next;
  private transient ListState<byte[]> openState;
  private transient ListState<Long> nextState;

  /**
   * @param features number of feature outputs
   * @param windowMillis length of the scoring window
   */
  public Merge(int features, long windowMillis) {
    this.features = features;
    this.window = windowMillis;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    open = new OpenSummaries();
    next = Long.MIN_VALUE;
    openState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "open", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    nextState =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("next", Types.LONG));
    for (byte[] summary : openState.get()) {
      open.add(SummaryCodec.decode(summary));
    }
    for (long end : nextState.get()) {
      next = end;
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    openState.update(open.toBytes());
    nextState.update(List.of(next));
  }

  @Override
  public void processElement(StreamRecord<byte[]> element) {
    open.add(SummaryCodec.decode(element.getValue()));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    for (WindowSummary summary : open.take(mark.getTimestamp())) {
      silenceUntil(summary.windowEnd());
      emit(summary);
    }
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      silenceUntil(mark.getTimestamp() + 1 + window);
    }
    super.processWatermark(mark);
  }

  /** Emits the empty windows that end before a time. */
  private void silenceUntil(long end) {
    while (next != Long.MIN_VALUE && next < end) {
      emit(WindowSummary.empty(next, features));
    }
  }

  private void emit(WindowSummary summary) {
    next = summary.windowEnd() + window;
    output.collect(new StreamRecord<>(SummaryCodec.encode(summary), summary.windowEnd() - 1));
  }
}
