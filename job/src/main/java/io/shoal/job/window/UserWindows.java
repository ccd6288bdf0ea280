package io.shoal.job.window;

import io.shoal.event.EventCodec;
import io.shoal.featurelog.LogRow;
import io.shoal.job.featurelog.LogRowForm;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.flow.ScoringInput;
import io.shoal.job.model.ModelTimeline;
import io.shoal.job.state.Shards;
import io.shoal.window.Pane;
import io.shoal.window.SummaryCodec;
import io.shoal.window.UserProfile;
import io.shoal.window.UserWindow;
import io.shoal.window.WindowSummary;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
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
import org.apache.flink.util.OutputTag;

/**
 * Gathers the events of every user by window, and at the window's end computes the features of the
 * users who were active in it and of the idle ones whose rung has come.
 *
 * <p>Keyed by shard: one timer for a window and shard, whatever the number of users. Input: {@link
 * RoutedEvent}, and the models by which to compute, from which window on. Output: {@link
 * FeatureWindow} with the timestamp end - 1, and the models, for those who score.
 *
 * <p>In the first window of a model every user whose profile is held goes out, once: so that
 * segments can be handed over by their members, whether these are active or not. Where the model
 * computes other features, all profiles go over to these in that window; from when it was announced
 * they have been gathered ahead ({@link WindowSteps}).
 *
 * <p>The last watermark of bounded input is stepped: first to the horizon, the window of the latest
 * event of all, then to the maximum. So rungs beyond the horizon never fire, and every later stage
 * sees the last window end like any other.
 */
public final class UserWindows extends AbstractStreamOperator<ScoringInput>
    implements TwoInputStreamOperator<RoutedEvent, ModelActivation, ScoringInput>,
        Triggerable<Integer, Long> {
  /** What the events of each window add up to, as data: summaries in their codec's bytes. */
  public static final OutputTag<byte[]> EVENTS =
      new OutputTag<>("events", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** Rows for the log of features, where there is one. */
  public static final OutputTag<LogRow> ROWS =
      new OutputTag<>("rows", new CodecType<>(new LogRowForm()));

  private static final long serialVersionUID = 1;
  private static final long DAY = 86_400_000L;

  private final UserWindowOptions options;

  private transient ShardStore store;
  private transient InternalTimerService<Long> timers;
  private transient ModelTimeline models;
  private transient WindowSteps steps;
  private transient long stepsFor;
  private transient ClosingEvents closing;
  private transient WindowLog log;
  private transient LatestTime horizon;
  private transient LatestTime writtenUntil;

  public UserWindows(UserWindowOptions options) {
    this.options = options;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    horizon = LatestTime.restored(context, "horizon");
    writtenUntil = LatestTime.restored(context, "written-until");
    models = ModelTimeline.restored(options.bundle(), context, getRuntimeContext().getTaskInfo());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    models.snapshot();
    horizon.snapshot();
    writtenUntil.tell(store.writtenUntil());
    writtenUntil.snapshot();
  }

  @Override
  public void open() throws Exception {
    super.open();
    closing = new ClosingEvents();
    log = options.log() == FeatureLogging.ON ? new RowLog(output) : WindowLog.NONE;
    store = new ShardStore(this.<Integer>getKeyedStateBackend(), writtenUntil.at());
    timers = getInternalTimerService("windows", LongSerializer.INSTANCE, this);
  }

  @Override
  public void processElement1(StreamRecord<RoutedEvent> element) throws Exception {
    RoutedEvent routed = element.getValue();
    if (routed.isHorizon()) {
      horizon.tell(routed.windowEnd());
      return;
    }
    long windowEnd = routed.windowEnd();
    if (!store.isOpen(routed.shard(), windowEnd)) {
      timers.registerEventTimeTimer(windowEnd, windowEnd - 1);
    }
    byte[] bytes = routed.event();
    store
        .pane(routed.shard(), windowEnd, routed.user())
        .add(EventCodec.decode(bytes, 0, bytes.length));
  }

  @Override
  public void processElement2(StreamRecord<ModelActivation> element) throws Exception {
    ModelActivation activation = element.getValue();
    models.add(activation);
    steps = null;
    if (activation.word() != ModelActivation.Word.GATHER) {
      output.collect(new StreamRecord<>(activation));
    }
    if (activation.word() != ModelActivation.Word.NOTICE
        && activation.windowEnd() != Long.MIN_VALUE) {
      remember(activation.windowEnd());
    }
  }

  /** Has every shard looked at in a window, whether there are events or not. */
  private void remember(long windowEnd) {
    Shards shards = new Shards(options.maxParallelism());
    for (int shard : shards.keys(getRuntimeContext().getTaskInfo())) {
      setCurrentKey(shard);
      timers.registerEventTimeTimer(windowEnd, windowEnd - 1);
    }
  }

  @Override
  public void onEventTime(InternalTimer<Integer, Long> timer) throws Exception {
    int shard = timer.getKey();
    long windowEnd = timer.getNamespace();
    WindowSteps looks = steps(windowEnd);
    forgetOtherGathering(windowEnd);
    Map<String, Pane> panes = store.takePanes(shard, windowEnd);
    Set<String> due = store.takeRung(windowEnd);
    for (String user : due) {
      if (!panes.containsKey(user)) {
        climb(shard, user, windowEnd, looks);
      }
    }
    for (Map.Entry<String, Pane> pane : panes.entrySet()) {
      String user = pane.getKey();
      UserProfile before = store.profile(user);
      // A known user keeps the rung that was written: it is looked at again when it is due. Unless
      // it has just been taken, or lies further off than the first, for the user had climbed.
      boolean needsRung = before == null || due.contains(user) || before.hasClimbed();
      settle(
          shard,
          looks.active(before, gathered(user, looks), pane.getValue(), user, windowEnd),
          looks,
          needsRung,
          isFirstToday(before, windowEnd));
    }
    if (models.beginsAt(windowEnd)) {
      handOver(shard, windowEnd, panes.keySet(), looks);
    }
  }

  private WindowSteps steps(long windowEnd) throws Exception {
    if (steps == null || stepsFor != windowEnd) {
      steps = new WindowSteps(models, windowEnd);
      stepsFor = windowEnd;
    }
    return steps;
  }

  private UserProfile gathered(String user, WindowSteps looks) throws Exception {
    return looks.needsGathered() ? store.gathered(user, looks.gatheredSince()) : null;
  }

  /** Where features of another model begin to be gathered, what was gathered is of no use. */
  private void forgetOtherGathering(long windowEnd) throws Exception {
    long since = models.gatheredSince(windowEnd);
    if (since == windowEnd) {
      long other = models.gatheredSince(windowEnd - 1);
      if (other != Long.MAX_VALUE) {
        store.forgetGathered(other);
      }
    }
  }

  /** Sends the users who are not active, too, to where both models look at them. */
  private void handOver(int shard, long windowEnd, Set<String> active, WindowSteps looks)
      throws Exception {
    for (Map.Entry<String, UserProfile> known : store.profiles()) {
      String user = known.getKey();
      UserProfile profile = known.getValue();
      if (!active.contains(user) && profile.foldedAt() < windowEnd) {
        UserProfile gathered = gathered(user, looks);
        LookedAt look = looks.idle(profile, gathered, user, windowEnd);
        output.collect(new StreamRecord<>(look.handedOver(shard), windowEnd - 1));
        if (looks.changesFeatures()) {
          store.putProfile(user, looks.goneOver(profile, gathered));
        }
      }
    }
    if (looks.endsGathering()) {
      store.forgetGathered(looks.gatheredSince());
    }
  }

  /** A rung was written when the user was last seen; who was active since has a later one. */
  private void climb(int shard, String user, long windowEnd, WindowSteps looks) throws Exception {
    UserProfile profile = store.profile(user);
    if (profile == null) {
      return;
    }
    long due = looks.nextRung(profile, windowEnd - 1);
    if (due > windowEnd) {
      rung(user, due);
      return;
    }
    LookedAt look = looks.idle(profile, gathered(user, looks), user, windowEnd);
    settle(shard, look, looks, true, false);
  }

  private void settle(int shard, LookedAt look, WindowSteps looks, boolean needsRung, boolean votes)
      throws Exception {
    UserWindow window = look.window();
    String user = window.user();
    long windowEnd = window.windowEnd();
    if (window.retired()) {
      store.removeProfile(user);
    } else {
      store.putProfile(user, window.profile());
      if (needsRung) {
        rung(user, looks.nextRung(window.profile(), windowEnd));
      }
    }
    if (look.ahead() != null) {
      store.putGathered(user, looks.gatheredSince(), look.ahead());
    } else if (window.retired() && looks.needsGathered()) {
      store.removeGathered(user, looks.gatheredSince());
    }
    if (windowEnd > options.emitAfter()) {
      closing.add(window, looks.model());
      log.add(window, looks.model());
      output.collect(new StreamRecord<>(look.scored(shard, votes), windowEnd - 1));
    }
  }

  /** A user has one vote a day, or heavy users would own the density. */
  private static boolean isFirstToday(UserProfile before, long windowEnd) {
    return before == null
        || Math.floorDiv(before.lastActive() - 1, DAY) != Math.floorDiv(windowEnd - 1, DAY);
  }

  private void rung(String user, long due) throws Exception {
    store.putRung(user, due);
    timers.registerEventTimeTimer(due, due - 1);
  }

  @Override
  public void onProcessingTime(InternalTimer<Integer, Long> timer) {
    throw new IllegalStateException("no timer here runs on the wall clock");
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      close(mark);
      models.forget(mark.getTimestamp());
      return;
    }
    if (horizon.at() != Long.MIN_VALUE) {
      close(new Watermark(horizon.at() - 1));
    }
    output.emitWatermark(mark);
  }

  /** Closes windows, and tells of their events before the watermark that ends them. */
  private void close(Watermark mark) throws Exception {
    getTimeServiceManager().orElseThrow().advanceWatermark(mark);
    for (WindowSummary summary : closing.take()) {
      output.collect(
          EVENTS, new StreamRecord<>(SummaryCodec.encode(summary), summary.windowEnd() - 1));
    }
    log.end();
    output.emitWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    store.flush();
  }
}
