package io.shoal.job.summary;

import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.WindowTotal;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Merges the summaries of all subtasks, exactly, and emits the total of every window in order,
 * those in which nothing happened too: silence is a tick. The total of a model's first window says
 * which model that is. Parallelism 1.
 */
public final class Merge extends AbstractStreamOperator<WindowTotal>
    implements TwoInputStreamOperator<byte[], ModelActivation, WindowTotal> {
  private static final long serialVersionUID = 1;

  private final int firstFeatures;
  private final long window;

  private transient OpenSummaries open;
  private transient long next;
  private transient ListState<byte[]> openState;
  private transient ListState<Long> nextState;
  private transient int features;
  private transient ListState<Integer> featuresState;
  private transient TreeMap<Long, ModelActivation> activations;
  private transient ListState<ModelActivation> activationState;

  /**
   * @param features number of feature outputs of the model that the job was started with
   * @param windowMillis length of the scoring window
   */
  public Merge(int features, long windowMillis) {
    this.firstFeatures = features;
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
    featuresState =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("features", Types.INT));
    activationState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "activations", new CodecType<>(new ModelActivation.Form())));
    features = firstFeatures;
    for (int number : featuresState.get()) {
      features = number;
    }
    activations = new TreeMap<>();
    for (ModelActivation activation : activationState.get()) {
      activations.put(activation.windowEnd(), activation);
    }
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
    featuresState.update(List.of(features));
    activationState.update(List.copyOf(activations.values()));
  }

  @Override
  public void processElement1(StreamRecord<byte[]> element) {
    WindowSummary summary = SummaryCodec.decode(element.getValue());
    // Of a partition that was idle what could not be used may come late: it counts now.
    open.add(summary.windowEnd() < next ? summary.at(next) : summary);
  }

  @Override
  public void processElement2(StreamRecord<ModelActivation> element) {
    ModelActivation activation = element.getValue();
    if (activation.isDecision()) {
      activations.put(activation.windowEnd(), activation);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    for (WindowSummary summary : open.take(mark.getTimestamp())) {
      silenceUntil(summary.windowEnd());
      emit(summary, begun(summary.windowEnd()));
    }
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      silenceUntil(mark.getTimestamp() + 1 + window);
    }
    super.processWatermark(mark);
  }

  /** Emits the empty windows that end before a time. */
  private void silenceUntil(long end) {
    while (next != Long.MIN_VALUE && next < end) {
      ModelActivation begun = begun(next);
      emit(WindowSummary.empty(next, features), begun);
    }
  }

  /** Takes the activation that holds from a window on, where the one before it did not. */
  private ModelActivation begun(long windowEnd) {
    ModelActivation latest = null;
    while (!activations.isEmpty() && activations.firstKey() <= windowEnd) {
      latest = activations.pollFirstEntry().getValue();
      features = latest.stamp().features();
    }
    return latest;
  }

  private void emit(WindowSummary summary, ModelActivation begun) {
    next = summary.windowEnd() + window;
    WindowSummary whole = summary.merge(WindowSummary.empty(summary.windowEnd(), features));
    output.collect(
        new StreamRecord<>(
            new WindowTotal(SummaryCodec.encode(whole), begun), summary.windowEnd() - 1));
  }
}
