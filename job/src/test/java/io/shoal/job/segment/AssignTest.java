package io.shoal.job.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.job.flow.CatalogUpdate;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.state.Shards;
import io.shoal.segment.AdaptiveSegmenter;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentLabels;
import io.shoal.segment.Segmenter;
import io.shoal.segment.SegmenterOptions;
import io.shoal.segment.WindowCount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignTest {
  private static final int SHARDS = 4;
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final long STEP = WINDOW.toMillis();
  private static final Duration HORIZON = WINDOW.multipliedBy(4);
  private static final short[] LEFT = {-8_000, 0};
  private static final short[] RIGHT = {8_000, 0};

  private final Segmenter segmenter =
      new AdaptiveSegmenter(new SegmenterOptions(WINDOW.multipliedBy(3), 50, 20));
  private final SplittableRandom random = new SplittableRandom(1);
  private SegmentCatalog catalog = SegmentCatalog.empty(2);

  private KeyedTwoInputStreamOperatorTestHarness<
          Integer, ScoredWindow, CatalogUpdate, SegmentAssignment>
      harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new Assign(HORIZON, WINDOW, SHARDS),
            ScoredWindow::shard,
            update -> 0,
            Types.INT,
            SHARDS,
            1,
            0);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void learn(int window, short[]... centres) {
    WindowCount count = segmenter.open(catalog);
    for (int i = 0; i < 1_000; i++) {
      short[] centre = centres[i % centres.length];
      short[] point = {
        (short) (centre[0] + random.nextInt(1_000)), (short) (centre[1] + random.nextInt(1_000))
      };
      count.add(1_000L * window + i, point);
    }
    catalog = segmenter.close(catalog, count, window * STEP).catalog();
  }

  private int segmentOf(short[] embedding) {
    return new SegmentLabels(catalog).of(embedding, 0);
  }

  private void scored(String user, int window, short[] at, int conversions, boolean retired)
      throws Exception {
    ScoredWindow scored =
        new ScoredWindow(
            new Shards(SHARDS).of(user),
            user,
            window * STEP,
            at,
            0.1,
            new byte[] {1},
            1,
            0,
            conversions,
            Map.of("web", 1),
            retired,
            retired);
    harness.processElement1(new StreamRecord<>(scored, window * STEP - 1));
  }

  private void catalogue(int window, boolean moves) throws Exception {
    harness.processElement2(
        new StreamRecord<>(
            new CatalogUpdate(window * STEP, moves, catalog.toBytes()), window * STEP - 1));
  }

  private void windowEnds(int window) throws Exception {
    harness.processWatermark1(new Watermark(window * STEP - 1));
    harness.processWatermark2(new Watermark(window * STEP - 1));
  }

  private List<SegmentAssignment> told() {
    return harness.extractOutputValues();
  }

  @Test
  void usersWaitForTheCatalogueOfTheirWindow() throws Exception {
    learn(1, LEFT, RIGHT);
    scored("anna", 1, LEFT, 0, false);
    harness.processWatermark1(new Watermark(STEP - 1));
    assertThat(told()).isEmpty();

    catalogue(1, false);
    harness.processWatermark2(new Watermark(STEP - 1));

    assertThat(told()).hasSize(1);
    assertThat(told().get(0).segment()).isEqualTo(segmentOf(LEFT)).isNotZero();
  }

  @Test
  void aConversionWithinTheHorizonCountsWhenItIsOver() throws Exception {
    learn(1, LEFT, RIGHT);
    catalogue(1, false);
    scored("anna", 1, LEFT, 0, false);
    scored("ben", 1, RIGHT, 0, false);
    windowEnds(1);
    scored("anna", 3, LEFT, 1, false);
    windowEnds(10);

    assertThat(told())
        .filteredOn(a -> a.outcome() == SegmentAssignment.Outcome.CONVERTED)
        .extracting(SegmentAssignment::user)
        .containsExactly("anna");
    assertThat(told())
        .filteredOn(a -> a.outcome() == SegmentAssignment.Outcome.NOT_CONVERTED)
        .extracting(SegmentAssignment::user)
        .containsExactly("ben");
  }

  @Test
  void whenASegmentDiesItsIdleMembersLeaveInThatWindow() throws Exception {
    learn(1, LEFT, RIGHT);
    catalogue(1, false);
    scored("anna", 1, LEFT, 0, false);
    scored("ben", 1, RIGHT, 0, false);
    windowEnds(1);
    int left = segmentOf(LEFT);
    int window = 2;
    while (catalog.survivor(left) != 0) {
      learn(window++, RIGHT);
    }
    catalogue(window, true);
    windowEnds(window);

    SegmentAssignment last = told().get(told().size() - 1);
    assertThat(last.user()).isEqualTo("anna");
    assertThat(last.segment()).isZero();
    assertThat(last.windowEnd()).isEqualTo(window * STEP);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
  }

  @Test
  void whoRetiresLeavesNeitherStateNorTimer() throws Exception {
    learn(1, LEFT, RIGHT);
    catalogue(1, false);
    for (String user : List.of("anna", "ben", "carl", "dora")) {
      scored(user, 1, LEFT, 0, false);
    }
    windowEnds(1);
    for (String user : List.of("anna", "ben", "carl", "dora")) {
      scored(user, 20, LEFT, 0, true);
    }
    windowEnds(30);

    assertThat(told()).filteredOn(a -> a.segment() == 0).hasSize(4);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }
}
