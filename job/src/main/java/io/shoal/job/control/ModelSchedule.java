package io.shoal.job.control;

import io.shoal.bundle.ModelAnnouncement;
import io.shoal.job.control.ActivationRecords.Outcome;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.output.OutputRecord;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The one place that decides which model scores which window. Parallelism 1.
 *
 * <p>Contract: that a model scores from window W on is told before the watermark of W is passed on,
 * and never told otherwise afterwards. Assumption: whoever scores W waits for that watermark.
 * Consequence: all subtasks switch at the same window, and what they put out depends on the
 * decisions, which are put out themselves, and on nothing else of when an announcement came.
 *
 * <p>The first input brings the events' watermark, and no event but the horizon; the second the
 * announced models. Where the announcements are a file, its end holds the watermark back until all
 * are known.
 */
final class ModelSchedule extends AbstractStreamOperator<ModelActivation>
    implements TwoInputStreamOperator<RoutedEvent, FetchedModel, ModelActivation> {
  /** What became of announcements. */
  static final OutputTag<OutputRecord> ACTIVATIONS =
      new OutputTag<>("model-activations", new CodecType<>(new OutputRecord.Form()));

  /** Events for those who watch alerts. */
  static final OutputTag<OutputRecord> REFUSALS =
      new OutputTag<>("model-refusals", new CodecType<>(new OutputRecord.Form()));

  private static final long serialVersionUID = 1;

  private final ModelActivation first;
  private final long window;

  private transient PendingModels pending;
  private transient ModelActivation active;
  private transient long watermark;
  private transient long horizon;
  private transient ListState<PendingModel> pendingState;
  private transient ListState<ModelActivation> activeState;
  private transient ListState<Long> timeState;
  private transient Counter swaps;
  private transient Counter refused;

  /**
   * @param first the model that the job was started with
   * @param window the scoring window
   */
  ModelSchedule(ModelActivation first, Duration window) {
    this.first = first;
    this.window = window.toMillis();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    OperatorStateStore states = context.getOperatorStateStore();
    pendingState =
        states.getListState(
            new ListStateDescriptor<>("pending", new CodecType<>(new PendingModel.Form())));
    activeState =
        states.getListState(
            new ListStateDescriptor<>("active", new CodecType<>(new ModelActivation.Form())));
    timeState = states.getListState(new ListStateDescriptor<>("time", Types.LONG));
    pending = new PendingModels(window);
    for (PendingModel model : pendingState.get()) {
      pending.add(model);
    }
    active = first;
    for (ModelActivation activation : activeState.get()) {
      active = activation;
    }
    watermark = Long.MIN_VALUE;
    horizon = Long.MIN_VALUE;
    for (long time : timeState.get()) {
      watermark = watermark == Long.MIN_VALUE ? time : watermark;
      horizon = time;
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    ShoalMetric.MODEL_VERSION.level(getMetricGroup(), () -> active.number());
    swaps = ShoalMetric.MODEL_SWAPS.counter(getMetricGroup());
    refused = ShoalMetric.MODELS_REFUSED.counter(getMetricGroup());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    pendingState.update(pending.all());
    activeState.update(List.of(active));
    timeState.update(List.of(watermark, horizon));
  }

  @Override
  public void processElement1(StreamRecord<RoutedEvent> element) {
    horizon = Math.max(horizon, element.getValue().windowEnd());
  }

  @Override
  public void processElement2(StreamRecord<FetchedModel> element) {
    FetchedModel fetched = element.getValue();
    if (fetched.isRefused()) {
      refuse(fetched.announcement(), fetched.fault());
      return;
    }
    if (!fetched.model().stamp().specHash().equals(first.stamp().specHash())) {
      refuse(fetched.announcement(), "the bundle has another feature specification than the job");
      return;
    }
    pending.add(fetched, watermark);
    output.collect(new StreamRecord<>(fetched.model()));
  }

  private void refuse(ModelAnnouncement announcement, String fault) {
    refused.inc();
    long windowEnd = PendingModels.windowAfter(announcement.effectiveFrom().toEpochMilli(), window);
    output.collect(
        ACTIVATIONS,
        new StreamRecord<>(
            ActivationRecords.activation(
                announcement, windowEnd, Outcome.REFUSED, announcement.checksum(), null, fault)));
    output.collect(
        REFUSALS,
        new StreamRecord<>(
            ActivationRecords.refusal(announcement, windowEnd, fault, active.stamp())));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    // A bounded log ends at its horizon: what is due later never scores.
    boolean isEnd = mark.getTimestamp() == Long.MAX_VALUE;
    List<PendingModel> due =
        pending.takeDue(isEnd ? Math.max(horizon - 1, watermark) : mark.getTimestamp());
    for (int i = 0; i < due.size(); i++) {
      boolean isLast = i + 1 == due.size() || due.get(i + 1).windowEnd() != due.get(i).windowEnd();
      decide(due.get(i), isLast);
    }
    watermark = isEnd ? watermark : mark.getTimestamp();
    super.processWatermark(mark);
  }

  private void decide(PendingModel due, boolean isLast) {
    if (!isLast) {
      record(due, Outcome.SUPERSEDED);
    } else if (due.fetched().model().checksum().equals(active.checksum())) {
      record(due, Outcome.ACTIVE_ALREADY);
      active = due.fetched().model().from(active.windowEnd());
    } else {
      record(due, due.late() ? Outcome.LATE : Outcome.ON_TIME);
      active = due.fetched().model().from(due.windowEnd());
      swaps.inc();
      output.collect(new StreamRecord<>(active));
    }
  }

  private void record(PendingModel due, Outcome outcome) {
    ModelActivation model = due.fetched().model();
    output.collect(
        ACTIVATIONS,
        new StreamRecord<>(
            ActivationRecords.activation(
                due.fetched().announcement(),
                due.windowEnd(),
                outcome,
                model.checksum(),
                model.stamp(),
                "")));
  }
}
