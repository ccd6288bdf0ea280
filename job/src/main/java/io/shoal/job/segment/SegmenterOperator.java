package io.shoal.job.segment;

import io.shoal.bundle.BundleContent;
import io.shoal.job.flow.CatalogUpdate;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ThinRecord;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.output.OutputRecord;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentEvent;
import io.shoal.segment.SegmentStep;
import io.shoal.segment.Segmenter;
import io.shoal.segment.WindowCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The one place that sees all embeddings: counts those of window W against the catalogue of the
 * window before, and emits the catalogue of W before the watermark of W goes on. Parallelism 1.
 *
 * <p>Records of later windows can arrive before the watermark of W, while their catalogue does not
 * yet exist; they wait. With watermarks that step, few do.
 */
public final class SegmenterOperator extends AbstractStreamOperator<CatalogUpdate>
    implements OneInputStreamOperator<ThinRecord, CatalogUpdate> {
  /** What happened to segments, for those who follow them. */
  public static final OutputTag<OutputRecord> LIFECYCLE =
      new OutputTag<>("segment-lifecycle", new CodecType<>(new OutputRecord.Form()));

  private static final long serialVersionUID = 1;

  private final BundleContent bundle;
  private final Segmenter segmenter;

  private transient SegmentCatalog catalog;
  private transient TreeMap<Long, List<ThinRecord>> waiting;
  private transient ListState<byte[]> catalogState;
  private transient ListState<ThinRecord> waitingState;

  public SegmenterOperator(BundleContent bundle, Segmenter segmenter) {
    this.bundle = bundle;
    this.segmenter = segmenter;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    catalogState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "catalog", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    waitingState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("waiting", new CodecType<>(new ThinRecord.Form())));
    waiting = new TreeMap<>();
    catalog = null;
    for (byte[] bytes : catalogState.get()) {
      catalog = SegmentCatalog.fromBytes(bytes);
    }
    for (ThinRecord record : waitingState.get()) {
      hold(record);
    }
    if (catalog == null) {
      catalog = LoadedModel.of(bundle).catalog();
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    catalogState.clear();
    catalogState.add(catalog.toBytes());
    waitingState.clear();
    for (List<ThinRecord> records : waiting.values()) {
      waitingState.addAll(records);
    }
  }

  @Override
  public void processElement(StreamRecord<ThinRecord> element) {
    hold(element.getValue());
  }

  private void hold(ThinRecord record) {
    waiting.computeIfAbsent(record.windowEnd(), end -> new ArrayList<>()).add(record);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    while (!waiting.isEmpty() && waiting.firstKey() - 1 <= mark.getTimestamp()) {
      Map.Entry<Long, List<ThinRecord>> window = waiting.pollFirstEntry();
      close(window.getKey(), window.getValue());
    }
    super.processWatermark(mark);
  }

  private void close(long windowEnd, List<ThinRecord> records) {
    WindowCount count = segmenter.open(catalog);
    for (ThinRecord record : records) {
      count.add(record.userHash(), record.embedding());
    }
    SegmentStep step = segmenter.close(catalog, count, windowEnd);
    catalog = step.catalog();
    boolean moves = false;
    for (SegmentEvent event : step.events()) {
      moves |= event.kind() == SegmentEvent.Kind.MERGED || event.kind() == SegmentEvent.Kind.DIED;
      output.collect(LIFECYCLE, new StreamRecord<>(LifecycleJson.write(event)));
    }
    output.collect(
        new StreamRecord<>(new CatalogUpdate(windowEnd, moves, catalog.toBytes()), windowEnd - 1));
  }
}
