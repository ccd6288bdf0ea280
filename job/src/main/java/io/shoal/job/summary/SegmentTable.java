package io.shoal.job.summary;

import io.shoal.bundle.BundleContent;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.output.JsonLine;
import io.shoal.job.output.OutputRecord;
import io.shoal.window.SegmentTotals;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * What is known of each segment, told once a day of event time: size, change, conversion, and the
 * features that set it apart. Parallelism 1.
 */
public final class SegmentTable extends AbstractStreamOperator<OutputRecord>
    implements OneInputStreamOperator<byte[], OutputRecord> {
  private static final long serialVersionUID = 1;
  private static final long DAY = 86_400_000L;

  private final BundleContent bundle;

  private transient LoadedModel model;
  private transient WindowSummary total;
  private transient TreeSet<Integer> told;
  private transient ListState<byte[]> state;
  private transient ListState<Integer> toldState;

  public SegmentTable(BundleContent bundle) {
    this.bundle = bundle;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    model = LoadedModel.of(bundle);
    total = WindowSummary.empty(0, model.scoring().plan().outputs());
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "total", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    for (byte[] bytes : state.get()) {
      total = SummaryCodec.decode(bytes);
    }
    told = new TreeSet<>();
    toldState =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("told", Types.INT));
    for (int id : toldState.get()) {
      told.add(id);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(List.of(SummaryCodec.encode(total)));
    toldState.update(List.copyOf(told));
  }

  @Override
  public void processElement(StreamRecord<byte[]> element) {
    WindowSummary summary = SummaryCodec.decode(element.getValue());
    total = total.merge(summary.at(0));
    if (summary.windowEnd() % DAY == 0) {
      total.segments().forEach((id, totals) -> tell(id, totals, summary.windowEnd()));
    }
  }

  private void tell(int id, SegmentTotals totals, long windowEnd) {
    long size = totals.adds() - totals.drops();
    if (id == 0) {
      return;
    }
    if (size == 0) {
      if (told.remove(id)) {
        emit(OutputRecord.tombstone("s" + id), windowEnd);
      }
      return;
    }
    long everybody = 0;
    for (Map.Entry<Integer, SegmentTotals> segment : total.segments().entrySet()) {
      everybody +=
          segment.getKey() == 0 ? 0 : segment.getValue().adds() - segment.getValue().drops();
    }
    SegmentName name = new SegmentName(model.scoring().plan().words(), total);
    String json =
        new JsonLine()
            .time("windowEnd", windowEnd)
            .segment("segmentId", id)
            .text("name", name.of(id))
            .number("size", size)
            .number("share", everybody == 0 ? 0 : (double) size / everybody)
            .number("adds", totals.adds())
            .number("drops", totals.drops())
            .number("exposures", totals.exposures())
            .number("converted", totals.converted())
            .number(
                "conversionRate",
                totals.exposures() == 0
                    ? Double.NaN
                    : (double) totals.converted() / totals.exposures())
            .text("modelVersion", model.scoring().version())
            .text("featureSpecHash", model.specHash())
            .end();
    told.add(id);
    emit(OutputRecord.json("s" + id, json, headers(id, windowEnd)), windowEnd);
  }

  /** The attributes of a CloudEvent in binary mode: a compacted topic needs its nulls. */
  private Map<String, String> headers(int id, long windowEnd) {
    String time = Instant.ofEpochMilli(windowEnd).toString();
    return Map.of(
        "ce_specversion",
        "1.0",
        "ce_type",
        "io.shoal.segment.v1",
        "ce_source",
        "/shoal/" + model.scoring().version(),
        "ce_id",
        "s" + id + "/" + time,
        "ce_time",
        time,
        "content-type",
        "application/json");
  }

  private void emit(OutputRecord record, long windowEnd) {
    output.collect(new StreamRecord<>(record, windowEnd - 1));
  }
}
