package io.shoal.job.summary;

import io.shoal.bundle.BundleContent;
import io.shoal.control.Announcement;
import io.shoal.control.AnnouncementJson;
import io.shoal.control.QuietWindows;
import io.shoal.drift.DriftAlert;
import io.shoal.drift.DriftMonitor;
import io.shoal.drift.DriftOptions;
import io.shoal.drift.DriftState;
import io.shoal.drift.DriftStep;
import io.shoal.drift.SegmentAction;
import io.shoal.drift.Tick;
import io.shoal.drift.Verdict;
import io.shoal.drift.tick.TickPool;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.SegmentNews;
import io.shoal.job.flow.WindowTotal;
import io.shoal.job.ingest.DeadLetter;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.metrics.StepTimes;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.model.ModelTimeline;
import io.shoal.job.output.OutputRecord;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Turns the total of each window into a tick, and ticks into alerts; hears what operators announce.
 * Parallelism 1.
 *
 * <p>Contract: a window is judged when the combined watermark of both inputs passes its end. What
 * is announced in a file is there before the first window then, and a topic holds nothing back:
 * what it brings holds from the next window on, and is told with that window, so that a replay of
 * what was told does as the job did.
 */
public final class DriftOperator extends AbstractStreamOperator<OutputRecord>
    implements TwoInputStreamOperator<WindowTotal, String, OutputRecord> {
  /** What alerts do to segments. */
  public static final OutputTag<SegmentNews> ACTIONS =
      new OutputTag<>("segment-actions", new CodecType<>(new SegmentNews.Form()));

  /** The sum of evidence, window by window. */
  public static final OutputTag<OutputRecord> EVIDENCE =
      new OutputTag<>("drift-evidence", new CodecType<>(new OutputRecord.Form()));

  /** Announcements as they were heard. */
  public static final OutputTag<OutputRecord> HEARD =
      new OutputTag<>("control-log", new CodecType<>(new OutputRecord.Form()));

  /** Announcements that cannot be used. */
  public static final OutputTag<DeadLetter> DEAD =
      new OutputTag<>("dead-announcements", new CodecType<>(new DeadLetter.Form()));

  private static final long serialVersionUID = 2;

  private final BundleContent bundle;
  private final DriftOptions options;

  private transient ModelTimeline models;
  private transient LoadedModel model;
  private transient DriftMonitor monitor;
  private transient DriftState drift;
  private transient TickPool pool;
  private transient QuietWindows windows;
  private transient TreeMap<Long, WindowTotal> waiting;
  private transient long judged;
  private transient Verdict last;
  private transient volatile long segmentsUnjudged;
  private transient StepTimes steps;
  private transient ListState<byte[]> state;
  private transient ListState<byte[]> poolState;
  private transient ListState<byte[]> windowsState;
  private transient ListState<WindowTotal> waitingState;
  private transient ListState<Long> judgedState;

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
    windowsState = bytes(context, "quiet-windows");
    for (byte[] bytes : poolState.get()) {
      pool = TickPool.fromBytes(bytes);
    }
    for (byte[] bytes : state.get()) {
      drift = DriftState.fromBytes(bytes);
    }
    windows = QuietWindows.none();
    for (byte[] bytes : windowsState.get()) {
      windows = windows.after(AnnouncementJson.parse(bytes));
    }
    waitingState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("waiting", new CodecType<>(new WindowTotal.Form())));
    waiting = new TreeMap<>();
    for (WindowTotal total : waitingState.get()) {
      hold(total);
    }
    judgedState =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("judged", Long.class));
    judged = Long.MIN_VALUE;
    for (long end : judgedState.get()) {
      judged = end;
    }
    models = ModelTimeline.restored(bundle, context, getRuntimeContext().getTaskInfo());
    watch(Long.MAX_VALUE);
  }

  @Override
  public void open() throws Exception {
    super.open();
    ShoalMetric.DRIFT_EVIDENCE.gauge(
        getMetricGroup(), () -> last == null ? Double.NaN : last.sum());
    ShoalMetric.DRIFT_THRESHOLD.gauge(
        getMetricGroup(), () -> last == null ? Double.NaN : last.threshold());
    ShoalMetric.FALSE_ALARMS_PROMISED.gauge(
        getMetricGroup(), () -> model.outlook(options).promised());
    ShoalMetric.FALSE_ALARMS_MEASURED.gauge(
        getMetricGroup(), () -> model.outlook(options).measured());
    ShoalMetric.STREAMS_JUDGED.level(getMetricGroup(), () -> model.outlook(options).streams());
    ShoalMetric.SEGMENTS_UNJUDGED.level(getMetricGroup(), () -> segmentsUnjudged);
    steps = new StepTimes(getRuntimeContext(), ShoalMetric.DRIFT_JUDGE);
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
    windowsState.update(windows.toBytes());
    waitingState.update(List.copyOf(waiting.values()));
    judgedState.update(List.of(judged));
  }

  @Override
  public void processElement1(StreamRecord<WindowTotal> element) {
    hold(element.getValue());
  }

  private void hold(WindowTotal total) {
    waiting.put(SummaryCodec.decode(total.summary()).windowEnd(), total);
  }

  @Override
  public void processElement2(StreamRecord<String> element) {
    String json = element.getValue();
    if (json.isBlank()) {
      return;
    }
    byte[] raw = json.getBytes(StandardCharsets.UTF_8);
    try {
      Announcement announcement = AnnouncementJson.parse(raw);
      if (judged != Long.MIN_VALUE) {
        announcement = announcement.applyingFrom(judged + options.window().toMillis());
      }
      windows = windows.after(announcement);
      output.collect(
          HEARD,
          new StreamRecord<>(
              OutputRecord.json(announcement.name(), AnnouncementJson.write(announcement))));
    } catch (IllegalArgumentException e) {
      output.collect(
          DEAD,
          new StreamRecord<>(
              new DeadLetter("bad-announcement", String.valueOf(e.getMessage()), "control", raw)));
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    while (!waiting.isEmpty() && waiting.firstKey() - 1 <= mark.getTimestamp()) {
      judge(waiting.pollFirstEntry().getValue());
    }
    super.processWatermark(mark);
  }

  private void judge(WindowTotal total) throws IOException {
    long began = System.nanoTime();
    WindowSummary summary = SummaryCodec.decode(total.summary());
    if (total.activation() != null) {
      modelChanges(total.activation());
    }
    Tick tick = pool.next(summary, model.reference().ticks(), drift.held());
    DriftStep step = monitor.step(drift, tick, windows);
    step.settled().forEach(stream -> pool.settle(stream, model.reference().ticks()));
    step.alerts().forEach(alert -> tell(alert, tick.windowEnd()));
    output.collect(
        EVIDENCE, new StreamRecord<>(DriftOutputs.evidence(step.verdict()), tick.windowEnd() - 1));
    last = step.verdict();
    judged = tick.windowEnd();
    windows = windows.since(judged - options.window().toMillis());
    segmentsUnjudged =
        summary.segments().keySet().stream()
            .filter(segment -> segment > 0 && !model.reference().ticks().knows(segment))
            .count();
    steps.since(began);
  }

  private void tell(DriftAlert alert, long windowEnd) {
    output.collect(new StreamRecord<>(DriftOutputs.alert(alert, model), windowEnd - 1));
    for (SegmentAction action : SegmentAction.of(alert)) {
      output.collect(ACTIONS, new StreamRecord<>(SegmentNews.of(action, windowEnd), windowEnd - 1));
    }
  }

  /** What was like the old reference need not be like the new: the evidence begins anew. */
  private void modelChanges(ModelActivation activation) throws IOException {
    long windowEnd = activation.windowEnd();
    long before = windowEnd - options.window().toMillis();
    monitor.modelChanged(drift, before).forEach(alert -> tell(alert, windowEnd));
    models.add(activation);
    models.forget(windowEnd - 1);
    watch(windowEnd);
    pool = new TickPool();
  }
}
