package io.shoal.job.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.bundle.BundleContent;
import io.shoal.event.UserHash;
import io.shoal.job.flow.CatalogUpdate;
import io.shoal.job.flow.CodecSerializer;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.ThinRecord;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.model.SmallModel;
import io.shoal.segment.AdaptiveSegmenter;
import io.shoal.segment.SegmenterOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmenterOperatorTest {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final long STEP = WINDOW.toMillis();
  private static final int WINDOWS = 6;

  @TempDir static Path scratch;

  private TwoInputStreamOperatorTestHarness<ThinRecord, ModelActivation, CatalogUpdate> harness;

  @BeforeEach
  void begin() throws Exception {
    open(null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void open(OperatorSubtaskState state) throws Exception {
    BundleContent model = SmallModel.in(scratch.resolve("model-" + System.nanoTime()));
    SegmenterOptions options = new SegmenterOptions(WINDOW.multipliedBy(4), 50, 20);
    harness =
        new TwoInputStreamOperatorTestHarness<>(
            new SegmenterOperator(model, new AdaptiveSegmenter(options), WINDOW));
    harness.setup(new CodecSerializer<>(new CatalogUpdate.Form()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private static List<ThinRecord> votes(int window, int number) {
    SplittableRandom random = new SplittableRandom(window);
    List<ThinRecord> votes = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int centre = i % 3 == 0 ? -8_000 : 6_000;
      short[] at = {(short) (centre + random.nextInt(3_000)), (short) random.nextInt(3_000)};
      votes.add(ThinRecord.vote(window * STEP, UserHash.mix(1_000L * window + i), at));
    }
    return votes;
  }

  private void vote(List<ThinRecord> votes) throws Exception {
    for (ThinRecord vote : votes) {
      harness.processElement1(vote, vote.windowEnd() - 1);
    }
  }

  private void windowEnds(int window) throws Exception {
    both(new Watermark(window * STEP - 1));
  }

  private void both(Watermark mark) throws Exception {
    harness.processWatermark1(mark);
    harness.processWatermark2(mark);
  }

  private List<CatalogUpdate> told() {
    return harness.extractOutputValues();
  }

  private void assertTold(List<CatalogUpdate> expected) {
    assertThat(told()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(told().get(i).windowEnd()).isEqualTo(expected.get(i).windowEnd());
      assertThat(told().get(i).catalog()).isEqualTo(expected.get(i).catalog());
    }
  }

  /**
   * Every window's votes come after the watermark of the window before: all are counted at once.
   */
  private List<CatalogUpdate> inOrder() throws Exception {
    for (int window = 1; window <= WINDOWS; window++) {
      windowEnds(window - 1);
      vote(votes(window, 1_000));
    }
    windowEnds(WINDOWS);
    List<CatalogUpdate> told = new ArrayList<>(told());
    assertThat(told).hasSize(WINDOWS);
    assertThat(measure(ShoalMetric.SEGMENTER_VOTES_HELD_MAX)).isEqualTo(0L);
    harness.close();
    open(null);
    return told;
  }

  private Object measure(ShoalMetric metric) {
    return harness
        .getEnvironment()
        .getAccumulatorRegistry()
        .getUserMap()
        .get(metric.id())
        .getLocalValue();
  }

  @Test
  void votesThatComeBeforeTheirCatalogueGiveTheSameCatalogues() throws Exception {
    List<CatalogUpdate> expected = inOrder();
    List<ThinRecord> all = new ArrayList<>();
    for (int window = 1; window <= WINDOWS; window++) {
      all.addAll(votes(window, 1_000));
    }
    Collections.shuffle(all, new Random(1));
    windowEnds(0);
    vote(all);
    for (int window = 1; window <= WINDOWS; window++) {
      windowEnds(window);
    }

    assertTold(expected);
    assertThat(measure(ShoalMetric.SEGMENTER_VOTES_HELD_MAX)).isEqualTo((WINDOWS - 1) * 1_000L);
  }

  @Test
  void oneWatermarkThatEndsAllWindowsGivesTheSameCatalogues() throws Exception {
    List<CatalogUpdate> expected = inOrder();
    for (int window = WINDOWS; window > 0; window--) {
      vote(votes(window, 1_000));
    }
    both(Watermark.MAX_WATERMARK);

    assertTold(expected);
  }

  @Test
  void aWindowWithoutVotesHasNoCatalogueOfItsOwn() throws Exception {
    windowEnds(0);
    vote(votes(1, 1_000));
    windowEnds(1);
    windowEnds(2);
    windowEnds(3);
    vote(votes(4, 1_000));
    windowEnds(4);

    assertThat(told()).extracting(CatalogUpdate::windowEnd).containsExactly(STEP, 4 * STEP);
  }

  @Test
  void aRestartInTheMiddleOfAWindowChangesNothing() throws Exception {
    List<CatalogUpdate> expected = inOrder();
    for (int window = 1; window <= WINDOWS; window++) {
      List<ThinRecord> early = votes(window + 1, 1_000).subList(0, 100);
      List<ThinRecord> votes = votes(window, 1_000);
      windowEnds(window - 1);
      vote(votes.subList(window == 1 ? 0 : 100, 400));
      vote(early);
      OperatorSubtaskState state = harness.snapshot(window, window);
      harness.close();
      open(state);
      vote(votes.subList(400, 1_000));
      windowEnds(window);

      assertTold(expected.subList(window - 1, window));
    }
  }

  @Test
  void whatIsCheckpointedOfTheOpenWindowDoesNotGrowWithItsVotes() throws Exception {
    windowEnds(0);
    vote(votes(1, 2_000));
    windowEnds(1);
    vote(votes(2, 3_000));
    long few = harness.snapshot(1, 1).getStateSize();
    for (int i = 0; i < 10; i++) {
      vote(votes(2, 3_000));
    }
    long many = harness.snapshot(2, 2).getStateSize();

    assertThat(many - few).isLessThan(few / 10);
  }

  @Test
  void theTimeOfEveryCloseIsMeasured() throws Exception {
    inOrder();
    windowEnds(0);
    vote(votes(1, 1_000));
    windowEnds(1);

    assertThat(measure(ShoalMetric.SEGMENTER_CLOSE)).asString().contains("=1}");
  }
}
