package io.shoal.job.segment;

import io.shoal.job.flow.CatalogUpdate;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ModelStamp;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.flow.SegmentAssignment.Outcome;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.metrics.StepTimes;
import io.shoal.job.metrics.Waiting;
import io.shoal.job.state.Shards;
import io.shoal.segment.Label;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentLabels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gives every scored user of window W a segment of W's catalogue, and follows exposures to their
 * outcome.
 *
 * <p>Contract: W is settled when the combined watermark of both inputs passes its end; the
 * segmenter emits the catalogue of W before that watermark, so it is here. Neither input is ever
 * blocked: the scored windows wait in keyed state. Consequence: what is emitted for W depends on
 * the scored windows and the catalogue alone.
 *
 * <p>Where a segment died or was absorbed, all of its members change over in that window, idle ones
 * too.
 *
 * <p>A user has at most one exposure open, which begins when they are scored without one and is
 * counted when the horizon is over, converted or not: to count conversions as they come, and the
 * others later, would make every young segment look good.
 */
public final class Assign extends AbstractStreamOperator<SegmentAssignment>
    implements TwoInputStreamOperator<ScoredWindow, CatalogUpdate, SegmentAssignment>,
        Triggerable<Integer, Long> {
  private static final long serialVersionUID = 1;

  private final ModelStamp first;
  private final long window;
  private final int maxParallelism;

  private transient MemberStore store;
  private transient InternalTimerService<Long> timers;
  private transient TreeMap<Long, CatalogUpdate> catalogs;
  private transient ListState<CatalogUpdate> catalogState;
  private transient SegmentCatalog current;
  private transient SegmentLabels labels;
  private transient ModelStamp model;
  private transient long horizon;
  private transient long currentEnd;
  private transient Waiting held;
  private transient StepTimes settles;

  /**
   * @param first of the model that the job was started with
   * @param window the scoring window
   * @param maxParallelism number of shards
   */
  public Assign(ModelStamp first, Duration window, int maxParallelism) {
    this.first = first;
    this.window = window.toMillis();
    this.maxParallelism = maxParallelism;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    catalogs = new TreeMap<>();
    current = null;
    model(first);
    currentEnd = Long.MIN_VALUE;
    catalogState =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>("catalogs", new CodecType<>(new CatalogUpdate.Form())));
    for (CatalogUpdate update : catalogState.get()) {
      catalogs.put(update.windowEnd(), update);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    // All subtasks hold the same ones: before a barrier each has heard all that the segmenter said,
    // and has seen the same watermarks. So one writes for all, as Flink does with broadcast state:
    // otherwise the list that every subtask restores would grow with their number.
    boolean writes = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    catalogState.update(writes ? List.copyOf(catalogs.values()) : List.of());
  }

  @Override
  public void open() throws Exception {
    super.open();
    store = new MemberStore(this.<Integer>getKeyedStateBackend());
    timers = getInternalTimerService("settle", LongSerializer.INSTANCE, this);
    held = new Waiting(getRuntimeContext(), ShoalMetric.ASSIGN_HELD, ShoalMetric.ASSIGN_HELD_MAX);
    settles = new StepTimes(getRuntimeContext(), ShoalMetric.ASSIGN_SETTLE);
  }

  @Override
  public void processElement1(StreamRecord<ScoredWindow> element) throws Exception {
    ScoredWindow scored = element.getValue();
    store.hold(scored);
    held.add(scored.windowEnd());
    timers.registerEventTimeTimer(scored.windowEnd(), scored.windowEnd() - 1);
  }

  @Override
  public void processElement2(StreamRecord<CatalogUpdate> element) {
    CatalogUpdate update = element.getValue();
    catalogs.put(update.windowEnd(), update);
    if (update.moves()) {
      Shards shards = new Shards(maxParallelism);
      for (int shard : shards.keys(getRuntimeContext().getTaskInfo())) {
        setCurrentKey(shard);
        timers.registerEventTimeTimer(update.windowEnd(), update.windowEnd() - 1);
      }
    }
  }

  @Override
  public void onEventTime(InternalTimer<Integer, Long> timer) throws Exception {
    long windowEnd = timer.getNamespace();
    seek(windowEnd);
    store.takeHeld(windowEnd, this::settle);
    store.takeMaturing(windowEnd, user -> mature(user, windowEnd));
    CatalogUpdate update = catalogs.get(windowEnd);
    if (update != null && update.moves()) {
      moveMembers(windowEnd);
    }
  }

  private void settle(ScoredWindow scored) throws Exception {
    String user = scored.user();
    long windowEnd = scored.windowEnd();
    Membership before = store.membership(user);
    int survivor =
        current == null || before.segment() == 0 ? 0 : current.survivor(before.segment());
    Label label =
        current == null || scored.retired() ? null : labels.label(scored.embedding(), survivor);
    int segment = label == null ? 0 : label.segment();
    Membership now = scored.conversions() > 0 ? before.afterConversion() : before;
    Membership after = now.in(segment);
    Outcome outcome = Outcome.NONE;
    int exposed = 0;
    if (now.isMature(horizon, windowEnd)) {
      outcome = now.converted() ? Outcome.CONVERTED : Outcome.NOT_CONVERTED;
      exposed = now.exposed();
      after = after.withoutExposure();
    }
    if (!after.hasExposure() && segment != 0 && !scored.idle()) {
      after = after.exposedIn(segment, windowEnd);
      long due = -Math.floorDiv(-(windowEnd + horizon), window) * window;
      store.mature(user, due);
      timers.registerEventTimeTimer(due, due - 1);
    }
    store.put(user, after);
    emit(
        new SegmentAssignment(
            user,
            windowEnd,
            segment,
            before.segment(),
            survivor,
            outcome,
            exposed,
            label,
            scored,
            model));
  }

  /** Of a user who was scored in this very window, the outcome has been told. */
  private void mature(String user, long windowEnd) throws Exception {
    Membership membership = store.membership(user);
    if (!membership.isMature(horizon, windowEnd)) {
      return;
    }
    store.put(user, membership.withoutExposure());
    emit(
        new SegmentAssignment(
            user,
            windowEnd,
            membership.segment(),
            membership.segment(),
            membership.segment(),
            membership.converted() ? Outcome.CONVERTED : Outcome.NOT_CONVERTED,
            membership.exposed(),
            null,
            null,
            model));
  }

  private void moveMembers(long windowEnd) throws Exception {
    for (Map.Entry<String, Membership> member : store.members(this::isHomeless)) {
      int segment = member.getValue().segment();
      int survivor = current.survivor(segment);
      store.put(member.getKey(), member.getValue().in(survivor));
      emit(
          new SegmentAssignment(
              member.getKey(),
              windowEnd,
              survivor,
              segment,
              survivor,
              Outcome.NONE,
              0,
              null,
              null,
              model));
    }
  }

  /** Whether a member's segment is gone. */
  private boolean isHomeless(Membership membership) {
    int segment = membership.segment();
    return segment != 0 && current.survivor(segment) != segment;
  }

  private void emit(SegmentAssignment assignment) {
    output.collect(new StreamRecord<>(assignment, assignment.windowEnd() - 1));
  }

  /** Makes current the newest catalogue that stood when a window ended. */
  private void seek(long windowEnd) {
    Map.Entry<Long, CatalogUpdate> newest = catalogs.floorEntry(windowEnd);
    if (newest != null && newest.getKey() != currentEnd) {
      current = SegmentCatalog.fromBytes(newest.getValue().catalog());
      labels = new SegmentLabels(current);
      currentEnd = newest.getKey();
      model(newest.getValue().model());
    }
  }

  private void model(ModelStamp stamp) {
    model = stamp;
    horizon = stamp.horizon().toMillis();
  }

  @Override
  public void onProcessingTime(InternalTimer<Integer, Long> timer) {
    throw new IllegalStateException("no timer here runs on the wall clock");
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      long began = System.nanoTime();
      super.processWatermark(mark);
      settles.since(began);
      held.over(mark.getTimestamp() + 1);
      Long newest = catalogs.floorKey(mark.getTimestamp() + 1);
      if (newest != null) {
        catalogs.headMap(newest).clear();
      }
    } else {
      output.emitWatermark(mark);
    }
  }
}
