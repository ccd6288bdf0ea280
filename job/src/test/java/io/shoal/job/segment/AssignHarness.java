package io.shoal.job.segment;

import io.shoal.job.flow.CatalogUpdate;
import io.shoal.job.flow.ModelStamp;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.state.Shards;
import io.shoal.segment.SegmentCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** One subtask of {@link Assign}, driven window by window. */
final class AssignHarness implements AutoCloseable {
  static final int SHARDS = 4;
  static final Duration WINDOW = Duration.ofMinutes(15);
  static final long STEP = WINDOW.toMillis();
  static final Duration HORIZON = WINDOW.multipliedBy(4);
  static final ModelStamp MODEL = new ModelStamp("small-1", "spec", 1, HORIZON);

  private final KeyedTwoInputStreamOperatorTestHarness<
          Integer, ScoredWindow, CatalogUpdate, SegmentAssignment>
      harness;

  /** The only subtask of a new job. */
  AssignHarness() throws Exception {
    this(null, 1, 0);
  }

  /**
   * @param state what it restores; null of a new job
   */
  AssignHarness(OperatorSubtaskState state, int parallelism, int subtask) throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new Assign(MODEL, WINDOW, SHARDS),
            ScoredWindow::shard,
            null,
            Types.INT,
            SHARDS,
            parallelism,
            subtask);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  void active(String user, int window, short[] at, int conversions) throws Exception {
    scored(user, window, at, conversions, false, false);
  }

  void idle(String user, int window, short[] at) throws Exception {
    scored(user, window, at, 0, true, false);
  }

  void retired(String user, int window, short[] at) throws Exception {
    scored(user, window, at, 0, true, true);
  }

  private void scored(
      String user, int window, short[] at, int conversions, boolean idle, boolean retired)
      throws Exception {
    scored(
        new ScoredWindow(
            new Shards(SHARDS).of(user),
            user,
            window * STEP,
            at,
            0.1,
            (short) 0,
            new byte[] {1},
            idle ? new byte[0] : new byte[] {1, 2, 3},
            0,
            idle ? 0 : 1,
            0,
            conversions,
            idle ? Map.of() : Map.of("web", 1),
            idle,
            retired));
  }

  void scored(ScoredWindow scored) throws Exception {
    harness.processElement1(new StreamRecord<>(scored, scored.windowEnd() - 1));
  }

  void catalogue(SegmentCatalog catalog, int window, boolean moves) throws Exception {
    harness.processElement2(
        new StreamRecord<>(
            new CatalogUpdate(window * STEP, moves, MODEL, catalog.toBytes()), window * STEP - 1));
  }

  void usersPass(int window) throws Exception {
    harness.processWatermark1(new Watermark(window * STEP - 1));
  }

  void cataloguesPass(int window) throws Exception {
    harness.processWatermark2(new Watermark(window * STEP - 1));
  }

  /** Both inputs have passed a window. */
  void windowEnds(int window) throws Exception {
    usersPass(window);
    cataloguesPass(window);
  }

  List<SegmentAssignment> told() {
    return harness.extractOutputValues();
  }

  List<SegmentAssignment> told(int window) {
    return told().stream().filter(a -> a.windowEnd() == window * STEP).toList();
  }

  /** The users who are told to be in another segment than before. */
  List<SegmentAssignment> changes(int window) {
    return told(window).stream().filter(SegmentAssignment::isChange).toList();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  /** What the job would tell of itself in the end. */
  Object measure(ShoalMetric metric) {
    Accumulator<?, ?> accumulator =
        harness.getEnvironment().getAccumulatorRegistry().getUserMap().get(metric.id());
    return accumulator.getLocalValue();
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new IllegalStateException("the subtask does not close", e);
    }
  }
}
