package io.shoal.job.summary;

import io.shoal.bundle.BundleContent;
import io.shoal.drift.SegmentAction;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.SegmentNews;
import io.shoal.job.flow.WindowTotal;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.model.ModelTimeline;
import io.shoal.job.output.OutputRecord;
import io.shoal.profile.DayReport;
import io.shoal.profile.SegmentDescriber;
import io.shoal.profile.SegmentProfile;
import io.shoal.profile.SegmentProfiles;
import io.shoal.segment.SegmentEvent;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Tells the profiles of all segments once a day of event time, and in a window in which an alert
 * acts on one of them; their quality to the side. Parallelism 1.
 *
 * <p>Contract: window W is counted when the combined watermark of both inputs passes its end; by
 * then its total and the news of segments up to W are here. Consequence: what is told does not
 * depend on which of them came first.
 */
public final class SegmentProfilesOperator extends AbstractStreamOperator<OutputRecord>
    implements TwoInputStreamOperator<WindowTotal, SegmentNews, OutputRecord> {
  /** How well segments part the users. */
  public static final OutputTag<OutputRecord> QUALITY =
      new OutputTag<>("segment-quality", new CodecType<>(new OutputRecord.Form()));

  private static final long serialVersionUID = 1;

  private final BundleContent bundle;

  private transient ModelTimeline models;
  private transient SegmentDescriber describer;
  private transient ProfileRecords records;
  private transient ProfileMetrics observed;
  private transient SegmentProfiles profiles;
  private transient OpenSummaries open;
  private transient TreeMap<Long, List<SegmentNews>> news;
  private transient ListState<byte[]> profilesState;
  private transient ListState<byte[]> openState;
  private transient ListState<SegmentNews> newsState;

  public SegmentProfilesOperator(BundleContent bundle) {
    this.bundle = bundle;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    models = ModelTimeline.restored(bundle, context, getRuntimeContext().getTaskInfo());
    OperatorStateStore states = context.getOperatorStateStore();
    profilesState = states.getListState(bytes("profiles"));
    openState = states.getListState(bytes("open"));
    newsState =
        states.getListState(
            new ListStateDescriptor<>("news", new CodecType<>(new SegmentNews.Form())));
    LoadedModel first = models.at(Long.MIN_VALUE);
    profiles = SegmentProfiles.of(first.catalog(), first.scoring().plan().outputs());
    for (byte[] encoded : profilesState.get()) {
      profiles = SegmentProfiles.fromBytes(encoded);
    }
    open = new OpenSummaries();
    for (byte[] summary : openState.get()) {
      open.add(SummaryCodec.decode(summary));
    }
    news = new TreeMap<>();
    for (SegmentNews one : newsState.get()) {
      hold(one);
    }
  }

  private static ListStateDescriptor<byte[]> bytes(String name) {
    return new ListStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }

  @Override
  public void open() throws Exception {
    super.open();
    observed = new ProfileMetrics(getMetricGroup(), () -> profiles.lastQuality());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    models.snapshot();
    profilesState.update(List.of(profiles.toBytes()));
    openState.update(open.toBytes());
    newsState.update(news.values().stream().flatMap(List::stream).toList());
  }

  @Override
  public void processElement1(StreamRecord<WindowTotal> element) throws Exception {
    WindowTotal total = element.getValue();
    if (total.activation() != null) {
      models.add(total.activation());
    }
    open.add(SummaryCodec.decode(total.summary()));
  }

  @Override
  public void processElement2(StreamRecord<SegmentNews> element) {
    hold(element.getValue());
  }

  private void hold(SegmentNews one) {
    news.computeIfAbsent(one.windowEnd(), end -> new ArrayList<>()).add(one);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    for (WindowSummary summary : open.take(mark.getTimestamp())) {
      count(summary);
    }
    super.processWatermark(mark);
    models.forget(mark.getTimestamp());
  }

  /** Tells of segments in the features of a model. */
  private void describe(LoadedModel model) {
    describer = new SegmentDescriber(model.scoring().plan());
    records = new ProfileRecords(model.scoring().version(), model.specHash());
  }

  private void count(WindowSummary summary) throws IOException {
    long windowEnd = summary.windowEnd();
    if (records == null || models.beginsAt(windowEnd)) {
      describe(models.at(windowEnd));
    }
    List<SegmentEvent> turns = new ArrayList<>();
    List<SegmentAction> actions = new ArrayList<>();
    while (!news.isEmpty() && news.firstKey() <= windowEnd) {
      for (SegmentNews one : news.pollFirstEntry().getValue()) {
        if (one.turn() != null) {
          turns.add(one.turn());
        } else {
          actions.add(one.action());
        }
      }
    }
    turns.forEach(observed::count);
    if (models.changesFeaturesAt(windowEnd)) {
      profiles = profiles.withFeatures(models.at(windowEnd).scoring().plan().outputs());
    }
    profiles = profiles.after(turns, summary);
    for (SegmentAction action : actions) {
      profiles = profiles.acting(action);
    }
    if (SegmentDescriber.endsDay(windowEnd)) {
      tell(describer.report(profiles, windowEnd), windowEnd);
    } else if (!actions.isEmpty()) {
      // The propensity of one is the rank of all. The day goes on.
      tell(describer.report(profiles, windowEnd).segments(), windowEnd);
    }
  }

  private void tell(List<SegmentProfile> segments, long windowEnd) {
    for (SegmentProfile profile : segments) {
      output.collect(new StreamRecord<>(records.profile(profile, windowEnd), windowEnd - 1));
    }
  }

  private void tell(DayReport report, long windowEnd) {
    profiles = report.profiles();
    for (int id : report.gone()) {
      output.collect(new StreamRecord<>(OutputRecord.tombstone("s" + id), windowEnd - 1));
    }
    tell(report.segments(), windowEnd);
    output.collect(
        QUALITY, new StreamRecord<>(records.quality(report.quality(), windowEnd), windowEnd - 1));
  }
}
