package io.shoal.job.segment;

import io.shoal.bundle.BundleContent;
import io.shoal.job.flow.CatalogUpdate;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.ModelStamp;
import io.shoal.job.flow.SegmentTurn;
import io.shoal.job.flow.ThinRecord;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.metrics.StepTimes;
import io.shoal.job.metrics.Waiting;
import io.shoal.job.model.ModelTimeline;
import io.shoal.segment.HandOver;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentEvent;
import io.shoal.segment.SegmentStep;
import io.shoal.segment.Segmenter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * The one place that sees all embeddings: counts those of window W against the catalogue of the
 * window before, and emits the catalogue of W before the watermark of W goes on. Parallelism 1.
 *
 * <p>In the first window of a model its catalogue takes the place of the one that stands, under the
 * ids of those whose members its segments have ({@link HandOver}).
 *
 * <p>Records are counted as they come, so that at the window's end only the micro-centres are left
 * to look at: the time of the step ({@link ShoalMetric#SEGMENTER_CLOSE}) does not depend on the
 * number of users. Records of later windows can arrive before the watermark of W, while their
 * catalogue does not yet exist; they wait ({@link ShoalMetric#SEGMENTER_VOTES_HELD}). With
 * watermarks that step, few do.
 */
public final class SegmenterOperator extends AbstractStreamOperator<CatalogUpdate>
    implements TwoInputStreamOperator<ThinRecord, ModelActivation, CatalogUpdate> {
  /** What happened to segments, for those who follow them. */
  public static final OutputTag<SegmentTurn> LIFECYCLE =
      new OutputTag<>("segment-lifecycle", new CodecType<>(new SegmentTurn.Form()));

  private static final long serialVersionUID = 1;

  private final BundleContent bundle;
  private final Segmenter segmenter;
  private final long window;

  private transient ModelTimeline models;
  private transient SegmentCatalog catalog;
  private transient OpenVotes votes;
  private transient ListState<byte[]> catalogState;
  private transient ListState<byte[]> countState;
  private transient ListState<ThinRecord> waitingState;
  private transient StepTimes closes;
  private transient Waiting held;

  /**
   * @param window the scoring window
   */
  public SegmenterOperator(BundleContent bundle, Segmenter segmenter, Duration window) {
    this.bundle = bundle;
    this.segmenter = segmenter;
    this.window = window.toMillis();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    OperatorStateStore state = context.getOperatorStateStore();
    catalogState = state.getListState(bytes("catalog"));
    countState = state.getListState(bytes("count"));
    waitingState =
        state.getListState(
            new ListStateDescriptor<>("waiting", new CodecType<>(new ThinRecord.Form())));
    catalog = null;
    for (byte[] bytes : catalogState.get()) {
      catalog = SegmentCatalog.fromBytes(bytes);
    }
    models = ModelTimeline.restored(bundle, context, getRuntimeContext().getTaskInfo());
    if (catalog == null) {
      catalog = models.at(Long.MIN_VALUE).catalog();
    }
    votes = new OpenVotes(segmenter, window, catalog);
    for (long begin : models.beginsAfter(catalog.windowEnd())) {
      votes.begin(begin, models.at(begin).catalog());
    }
    for (byte[] bytes : countState.get()) {
      votes.restore(bytes);
    }
    for (ThinRecord record : waitingState.get()) {
      votes.add(record);
    }
  }

  private static ListStateDescriptor<byte[]> bytes(String name) {
    return new ListStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }

  @Override
  public void open() throws Exception {
    super.open();
    closes = new StepTimes(getRuntimeContext(), ShoalMetric.SEGMENTER_CLOSE);
    held =
        new Waiting(
            getRuntimeContext(),
            ShoalMetric.SEGMENTER_VOTES_HELD,
            ShoalMetric.SEGMENTER_VOTES_HELD_MAX);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    models.snapshot();
    catalogState.update(List.of(catalog.toBytes()));
    countState.update(List.of(votes.toBytes()));
    waitingState.update(votes.waiting());
  }

  @Override
  public void processElement1(StreamRecord<ThinRecord> element) {
    ThinRecord vote = element.getValue();
    if (votes.add(vote)) {
      held.add(vote.windowEnd());
    }
  }

  @Override
  public void processElement2(StreamRecord<ModelActivation> element) throws Exception {
    ModelActivation activation = element.getValue();
    if (activation.word() == ModelActivation.Word.GATHER) {
      return;
    }
    models.add(activation);
    if (activation.isDecision()) {
      votes.begin(activation.windowEnd(), models.at(activation.windowEnd()).catalog());
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    while (votes.nextOver(mark.getTimestamp())) {
      closeWindow();
    }
    super.processWatermark(mark);
    votes.openAfter(mark.getTimestamp());
    held.over(votes.windowEnd());
    models.forget(mark.getTimestamp());
  }

  private void closeWindow() throws Exception {
    long began = System.nanoTime();
    long windowEnd = votes.windowEnd();
    List<SegmentEvent> events = new ArrayList<>();
    if (votes.handOver() != null) {
      SegmentStep handed = votes.handOver().step(windowEnd);
      catalog = handed.catalog();
      events.addAll(handed.events());
    }
    SegmentStep step = segmenter.close(catalog, votes.count(), windowEnd);
    catalog = step.catalog();
    events.addAll(step.events());
    votes.against(catalog);
    ModelStamp model = models.at(windowEnd).stamp();
    boolean moves = false;
    for (SegmentEvent event : events) {
      moves |= event.kind() == SegmentEvent.Kind.MERGED || event.kind() == SegmentEvent.Kind.DIED;
      output.collect(LIFECYCLE, new StreamRecord<>(new SegmentTurn(event, model), windowEnd - 1));
    }
    output.collect(
        new StreamRecord<>(
            new CatalogUpdate(windowEnd, moves, model, catalog.forLabels().toBytes()),
            windowEnd - 1));
    closes.since(began);
  }
}
