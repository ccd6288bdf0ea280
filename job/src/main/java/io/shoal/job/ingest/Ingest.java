package io.shoal.job.ingest;

import io.shoal.event.CustomerEvent;
import io.shoal.event.EventCodec;
import io.shoal.event.ParsedEvent;
import io.shoal.event.PartitionClock;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.state.Shards;
import io.shoal.window.EventTotals;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The source stage, chained to the source: decides for every record, from its own partition's order
 * alone, whether it is used, in which window, or why not.
 *
 * <p>Contract: the window of an event is that of max(event time, latest event time of its partition
 * less the bound). Assumption: records of a partition arrive in its log order. Consequences: the
 * decision does not depend on parallelism, on how partitions interleave, or on a restart, hence the
 * clocks are checkpointed with the source's offsets; and no event is behind the watermark, hence
 * nothing is dropped downstream.
 *
 * <p>A record that cannot be used has no time that could be believed. It counts in the window of
 * the latest event of its partition, and in none before the first.
 *
 * <p>At the end of bounded input every shard is told the window of the latest event, so that what
 * runs on timers goes no further.
 */
final class Ingest extends AbstractStreamOperator<RoutedEvent>
    implements OneInputStreamOperator<SourceRecord, RoutedEvent> {
  static final OutputTag<DeadLetter> DEAD =
      new OutputTag<>("dead-letters", new CodecType<>(new DeadLetter.Form()));
  static final OutputTag<DeadLetter> LATE =
      new OutputTag<>("late-events", new CodecType<>(new DeadLetter.Form()));
  static final OutputTag<IngestTotals> TOTALS =
      new OutputTag<>("ingest-totals", new CodecType<>(new IngestTotals.Form()));

  /** Of windows that are over, what could not be used: summaries in their codec's bytes. */
  static final OutputTag<byte[]> DEAD_COUNTS =
      new OutputTag<>("dead-counts", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private static final long serialVersionUID = 1;

  private final IngestOptions options;
  private final int maxParallelism;

  private transient Shards shards;
  private transient Map<String, PartitionClock> clocks;
  private transient TreeMap<Long, Long> deadByWindow;
  private transient IngestTotals totals;
  private transient ListState<Tuple2<String, Long>> clockState;
  private transient ListState<IngestTotals> totalState;
  private transient ListState<Tuple2<Long, Long>> deadState;

  Ingest(IngestOptions options, int maxParallelism) {
    this.options = options;
    this.maxParallelism = maxParallelism;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    shards = new Shards(maxParallelism);
    clocks = new HashMap<>();
    totals = IngestTotals.NONE;
    clockState =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "partition-clocks",
                    TypeInformation.of(new TypeHint<Tuple2<String, Long>>() {})));
    totalState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("totals", new CodecType<>(new IngestTotals.Form())));
    deadByWindow = new TreeMap<>();
    deadState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "dead-by-window", TypeInformation.of(new TypeHint<Tuple2<Long, Long>>() {})));
    for (Tuple2<Long, Long> dead : deadState.get()) {
      deadByWindow.merge(dead.f0, dead.f1, Long::sum);
    }
    for (Tuple2<String, Long> clock : clockState.get()) {
      clock(clock.f0).restore(Math.max(clock(clock.f0).clock(), clock.f1));
    }
    for (IngestTotals part : totalState.get()) {
      totals = totals.plus(part);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    clockState.clear();
    for (Map.Entry<String, PartitionClock> clock : clocks.entrySet()) {
      clockState.add(Tuple2.of(clock.getKey(), clock.getValue().clock()));
    }
    totalState.clear();
    totalState.add(totals);
    deadState.clear();
    for (Map.Entry<Long, Long> dead : deadByWindow.entrySet()) {
      deadState.add(Tuple2.of(dead.getKey(), dead.getValue()));
    }
  }

  @Override
  public void processElement(StreamRecord<SourceRecord> element) {
    SourceRecord record = element.getValue();
    if (record.parsed() instanceof ParsedEvent.Unusable unusable) {
      totals = totals.plus(new IngestTotals(1, 1, 0, 0));
      countDead(clock(record.partition()).window());
      output.collect(
          DEAD,
          new StreamRecord<>(
              new DeadLetter(
                  unusable.reason().code(), unusable.detail(), record.partition(), record.raw())));
      return;
    }
    CustomerEvent event = ((ParsedEvent.Usable) record.parsed()).event();
    PartitionClock clock = clock(record.partition());
    long windowEnd = clock.observe(event.time());
    byte[] bytes = EventCodec.encode(event);
    boolean counts = event.time() >= options.countFrom();
    if (windowEnd == Long.MIN_VALUE) {
      if (!counts) {
        return;
      }
      totals = totals.plus(new IngestTotals(1, 0, 1, 0));
      output.collect(
          LATE,
          new StreamRecord<>(
              new DeadLetter(
                  "late",
                  "older than the partition's latest event by more than " + options.lateAfter(),
                  record.partition(),
                  bytes)));
      return;
    }
    if (counts) {
      totals = totals.plus(new IngestTotals(1, 0, 0, clock.delayed() ? 1 : 0));
    }
    output.collect(
        element.replace(
            new RoutedEvent(shards.of(event.user()), windowEnd, event.user(), bytes),
            event.time()));
  }

  private void countDead(long windowEnd) {
    if (windowEnd != PartitionClock.LATE && windowEnd > options.countFrom()) {
      deadByWindow.merge(windowEnd, 1L, Long::sum);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    while (!deadByWindow.isEmpty() && deadByWindow.firstKey() - 1 <= mark.getTimestamp()) {
      tellDead(deadByWindow.pollFirstEntry());
    }
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      tellHorizon();
      output.collect(TOTALS, new StreamRecord<>(totals));
    }
    super.processWatermark(mark);
  }

  private void tellDead(Map.Entry<Long, Long> dead) {
    WindowSummary summary =
        WindowSummary.ofEvents(dead.getKey(), 0, EventTotals.ofDead(dead.getValue()));
    output.collect(
        DEAD_COUNTS, new StreamRecord<>(SummaryCodec.encode(summary), dead.getKey() - 1));
  }

  private void tellHorizon() {
    long latest = Long.MIN_VALUE;
    for (PartitionClock clock : clocks.values()) {
      latest = Math.max(latest, clock.clock());
    }
    if (latest == Long.MIN_VALUE) {
      return;
    }
    long window = options.window().toMillis();
    long end = Math.floorDiv(latest, window) * window + window;
    for (int shard : shards.keys()) {
      output.collect(new StreamRecord<>(RoutedEvent.horizon(shard, end), end - 1));
    }
  }

  private PartitionClock clock(String partition) {
    return clocks.computeIfAbsent(
        partition,
        name ->
            new PartitionClock(
                options.outOfOrderness(), options.lateAfter(), options.window().toMillis()));
  }
}
