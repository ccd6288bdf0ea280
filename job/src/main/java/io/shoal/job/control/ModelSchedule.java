package io.shoal.job.control;

import io.shoal.bundle.ModelAnnouncement;
import io.shoal.job.control.ActivationRecords.Outcome;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.output.OutputRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
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
 * <p>A model of other features than the one that scores waits until enough profiles hold them,
 * within bounds ({@link FeatureWait}); as soon as it is announced they are gathered ahead, one such
 * model at a time: the one that is due first.
 *
 * <p>The first input brings the events' watermark, the horizon, and events of a sample of the
 * customers; the second the announced models. Where the announcements are a file, its end holds the
 * watermark back until all are known.
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
  private final FeatureWait wait;

  private transient PendingModels pending;
  private transient ModelActivation active;
  private transient FeatureGathering gathering;
  private transient CustomerPanel panel;
  private transient long watermark;
  private transient long horizon;
  private transient ListState<PendingModel> pendingState;
  private transient ListState<ModelActivation> activeState;
  private transient ListState<ModelActivation> gatheringState;
  private transient ListState<byte[]> panelState;
  private transient ListState<Long> timeState;
  private transient int warm;
  private transient Counter swaps;
  private transient Counter refused;

  /**
   * @param first the model that the job was started with
   * @param window the scoring window
   * @param wait of a swap to a model of other features
   */
  ModelSchedule(ModelActivation first, Duration window, FeatureWait wait) {
    this.first = first;
    this.window = window.toMillis();
    this.wait = wait;
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
    gatheringState =
        states.getListState(
            new ListStateDescriptor<>("gathering", new CodecType<>(new ModelActivation.Form())));
    gathering = null;
    for (ModelActivation order : gatheringState.get()) {
      gathering = new FeatureGathering(order);
    }
    panelState =
        states.getListState(
            new ListStateDescriptor<>(
                "panel", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    panel = new CustomerPanel();
    for (byte[] bytes : panelState.get()) {
      panel = CustomerPanel.fromBytes(bytes);
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
    warm = SwapWait.ALL;
    ShoalMetric.PROFILES_WARM.level(getMetricGroup(), () -> warm);
    swaps = ShoalMetric.MODEL_SWAPS.counter(getMetricGroup());
    refused = ShoalMetric.MODELS_REFUSED.counter(getMetricGroup());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    pendingState.update(pending.all());
    activeState.update(List.of(active));
    gatheringState.update(gathering == null ? List.of() : List.of(gathering.order()));
    panelState.update(List.of(panel.toBytes()));
    timeState.update(List.of(watermark, horizon));
  }

  @Override
  public void processElement1(StreamRecord<RoutedEvent> element) {
    RoutedEvent event = element.getValue();
    if (event.isHorizon()) {
      horizon = Math.max(horizon, event.windowEnd());
    } else {
      panel.add(event);
    }
  }

  @Override
  public void processElement2(StreamRecord<FetchedModel> element) {
    FetchedModel fetched = element.getValue();
    if (fetched.isRefused()) {
      refuse(fetched.announcement(), fetched.fault());
      return;
    }
    pending.add(fetched, watermark);
    output.collect(new StreamRecord<>(fetched.model()));
    gatherAhead(
        watermark == Long.MIN_VALUE
            ? Long.MIN_VALUE
            : PendingModels.windowAfter(watermark + 1, window));
  }

  private void refuse(ModelAnnouncement announcement, String fault) {
    refused.inc();
    long windowEnd = PendingModels.windowAfter(announcement.effectiveFrom().toEpochMilli(), window);
    output.collect(
        ACTIVATIONS,
        new StreamRecord<>(
            ActivationRecords.activation(
                announcement,
                windowEnd,
                Outcome.REFUSED.word(),
                announcement.checksum(),
                null,
                null,
                fault)));
    output.collect(
        REFUSALS,
        new StreamRecord<>(
            ActivationRecords.refusal(announcement, windowEnd, fault, active.stamp())));
  }

  /**
   * Has the features gathered of the model that is due first of those that compute others.
   *
   * @param next end of the first window that can be
   */
  private void gatherAhead(long next) {
    PendingModel first = pending.firstOfOtherFeatures(active).orElse(null);
    if (first == null) {
      if (gathering != null && !gathering.isFor(active)) {
        gather(active, next);
      }
    } else if (gathering == null || !gathering.isFor(first.fetched().model())) {
      Instant asked = first.announcement().gatherFrom();
      long from =
          asked == null ? next : PendingModels.windowAfter(asked.toEpochMilli() - 1, window);
      gather(first.fetched().model(), Math.max(next, from));
    }
  }

  private void gather(ModelActivation model, long windowEnd) {
    gathering = new FeatureGathering(model.gatheredFrom(windowEnd));
    output.collect(new StreamRecord<>(gathering.order()));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    // A bounded log ends at its horizon: what is due later never scores.
    boolean isEnd = mark.getTimestamp() == Long.MAX_VALUE;
    long until = isEnd ? Math.max(horizon - 1, watermark) : mark.getTimestamp();
    OptionalLong due = pending.nextDue(until);
    while (due.isPresent()) {
      panel.close(due.getAsLong());
      decide(pending.takeDue(due.getAsLong()));
      due = pending.nextDue(until);
    }
    if (!isEnd) {
      panel.close(until + 1);
      watermark = until;
    }
    super.processWatermark(mark);
  }

  /** Of the models that are due at one window, and need not wait, the last holds. */
  private void decide(List<PendingModel> due) {
    PendingModel holds = null;
    warm = SwapWait.ALL;
    for (PendingModel model : due) {
      SwapWait look = waits(model);
      if (model.announcement().decided() == null && look.waits()) {
        pending.putOff(model);
        warm = look.warm();
      } else {
        if (holds != null) {
          record(holds, Outcome.SUPERSEDED, waits(holds));
        }
        holds = model;
      }
    }
    if (holds == null) {
      return;
    }
    for (PendingModel older : pending.takeWaiting(holds.announcement().effectiveFrom())) {
      record(older.until(holds.windowEnd()), Outcome.SUPERSEDED, waits(older));
    }
    score(holds);
    gatherAhead(holds.windowEnd());
  }

  private SwapWait waits(PendingModel model) {
    return SwapWait.of(model, active, gathering, panel, wait);
  }

  private void score(PendingModel due) {
    ModelActivation model = due.fetched().model();
    SwapWait waited = waits(due);
    if (model.checksum().equals(active.checksum())) {
      record(due, Outcome.ACTIVE_ALREADY, waited);
      active = model.from(active.windowEnd());
    } else {
      Outcome inTime = due.late() ? Outcome.LATE : Outcome.ON_TIME;
      record(due, due.hasWaited() ? Outcome.WAITED : inTime, waited);
      active = model.from(due.windowEnd());
      swaps.inc();
      output.collect(new StreamRecord<>(active));
    }
  }

  /** What a job has decided before is told in its own words. */
  private void record(PendingModel due, Outcome outcome, SwapWait waited) {
    ModelActivation model = due.fetched().model();
    ModelAnnouncement announcement = due.announcement();
    ModelAnnouncement.Decision decided = announcement.decided();
    output.collect(
        ACTIVATIONS,
        new StreamRecord<>(
            ActivationRecords.activation(
                announcement,
                due.windowEnd(),
                decided == null ? outcome.word() : decided.outcome(),
                model.checksum(),
                waited.gatherFrom(),
                model.stamp(),
                decided == null ? waited.detail() : decided.detail())));
  }
}
