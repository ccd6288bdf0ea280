package io.shoal.job.summary;

import io.shoal.bundle.BundleContent;
import io.shoal.drift.CloudEventsJson;
import io.shoal.drift.DriftAlert;
import io.shoal.drift.DriftMonitor;
import io.shoal.drift.DriftOptions;
import io.shoal.drift.DriftState;
import io.shoal.drift.Tick;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.output.OutputRecord;
import io.shoal.window.SummaryCodec;
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
    implements OneInputStreamOperator<byte[], OutputRecord> {
  private static final long serialVersionUID = 1;

  private static final Map<String, String> STRUCTURED =
      Map.of("content-type", "application/cloudevents+json; charset=UTF-8");

  private final BundleContent bundle;
  private final DriftOptions options;

  private transient LoadedModel model;
  private transient DriftMonitor monitor;
  private transient DriftState drift;
  private transient ListState<byte[]> state;

  public DriftOperator(BundleContent bundle, DriftOptions options) {
    this.bundle = bundle;
    this.options = options;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    drift = new DriftState();
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "drift", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    for (byte[] bytes : state.get()) {
      drift = DriftState.fromBytes(bytes);
    }
    model = LoadedModel.of(bundle);
    monitor = new DriftMonitor(model.reference().drift(), options);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(List.of(drift.toBytes()));
  }

  @Override
  public void processElement(StreamRecord<byte[]> element) {
    Tick tick =
        drift
            .pool()
            .next(SummaryCodec.decode(element.getValue()), model.reference().drift().sources());
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
}
