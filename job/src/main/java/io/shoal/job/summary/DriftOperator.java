package io.shoal.job.summary;

import io.shoal.bundle.BundleContent;
import io.shoal.drift.CloudEventsJson;
import io.shoal.drift.DriftAlert;
import io.shoal.drift.DriftMonitor;
import io.shoal.drift.DriftOptions;
import io.shoal.drift.DriftState;
import io.shoal.drift.Tick;
import io.shoal.drift.tick.TickPool;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.WindowTotal;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.model.ModelTimeline;
import io.shoal.job.output.OutputRecord;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Turns the total of each window into a tick, and ticks into alerts. Parallelism 1. */
public final class DriftOperator extends AbstractStreamOperator<OutputRecord>
    implements OneInputStreamOperator<WindowTotal, OutputRecord> {
  private static final long serialVersionUID = 1;

  private static final Map<String, String> STRUCTURED =
      Map.of("content-type", "application/cloudevents+json; charset=UTF-8");

  private final BundleContent bundle;
  private final DriftOptions options;

  private transient ModelTimeline models;
  private transient LoadedModel model;
  private transient DriftMonitor monitor;
  private transient DriftState drift;
  private transient TickPool pool;
  private transient ListState<byte[]> state;
  private transient ListState<byte[]> poolState;

  public DriftOperator(BundleContent bundle, DriftOptions options) {
    this.bundle = bundle;
    this.options = options;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    drift = new DriftState();
    pool = new TickPool();
    state = bytes(context, "drift");
    poolState = bytes(context, "ticks");
    for (byte[] bytes : poolState.get()) {
      pool = TickPool.fromBytes(bytes);
    }
    for (byte[] bytes : state.get()) {
      drift = DriftState.fromBytes(bytes);
    }
    models = ModelTimeline.restored(bundle, context, getRuntimeContext().getTaskInfo());
    watch(Long.MAX_VALUE);
  }

  /** Compares with the reference of the model of a window. */
  private void watch(long windowEnd) throws IOException {
    model = models.at(windowEnd);
    monitor = new DriftMonitor(model.reference().drift(), options);
  }

  private static ListState<byte[]> bytes(StateInitializationContext context, String name)
      throws Exception {
    return context
        .getOperatorStateStore()
        .getListState(
            new ListStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    models.snapshot();
    state.update(List.of(drift.toBytes()));
    poolState.update(List.of(pool.toBytes()));
  }

  @Override
  public void processElement(StreamRecord<WindowTotal> element) throws Exception {
    WindowSummary total = SummaryCodec.decode(element.getValue().summary());
    if (element.getValue().activation() != null) {
      modelChanges(element.getValue().activation());
    }
    Tick tick = pool.next(total, model.reference().ticks());
    for (DriftAlert alert : monitor.step(drift, tick)) {
      output.collect(
          new StreamRecord<>(
              OutputRecord.json(
                  alert.kind() + "/" + alert.subject(),
                  CloudEventsJson.write(alert, model.scoring().version(), model.specHash()),
                  STRUCTURED),
              tick.windowEnd() - 1));
    }
  }

  /** What was like the old reference need not be like the new: the evidence begins anew. */
  private void modelChanges(ModelActivation activation) throws IOException {
    models.add(activation);
    models.forget(activation.windowEnd() - 1);
    watch(activation.windowEnd());
    drift = new DriftState();
    pool = new TickPool();
  }
}
