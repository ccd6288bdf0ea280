package io.shoal.job.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.bundle.BundleContent;
import io.shoal.drift.SegmentAction;
import io.shoal.job.flow.SegmentNews;
import io.shoal.job.flow.WindowTotal;
import io.shoal.job.model.SmallModel;
import io.shoal.job.output.OutputRecord;
import io.shoal.segment.Label;
import io.shoal.segment.SegmentEvent;
import io.shoal.segment.SegmentEvent.Kind;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowTally;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentProfilesOperatorTest {
  private static final long NOON = 43_200_000L;

  @TempDir Path scratch;

  private BundleContent bundle;
  private TwoInputStreamOperatorTestHarness<WindowTotal, SegmentNews, OutputRecord> harness;

  @BeforeEach
  void open() throws Exception {
    bundle = SmallModel.in(scratch);
    harness = new TwoInputStreamOperatorTestHarness<>(new SegmentProfilesOperator(bundle));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void total(long windowEnd, Consumer<WindowTally> users) throws Exception {
    WindowTally tally = new WindowTally(windowEnd, 1);
    users.accept(tally);
    harness.processElement1(
        new StreamRecord<>(WindowTotal.of(SummaryCodec.encode(tally.summary())), windowEnd - 1));
  }

  private void turn(Kind kind, int segment, int other, long windowEnd) throws Exception {
    harness.processElement2(
        new StreamRecord<>(
            SegmentNews.of(new SegmentEvent(kind, segment, other, windowEnd)), windowEnd - 1));
  }

  private void both(long windowEnd) throws Exception {
    harness.processWatermark1(new Watermark(windowEnd - 1));
    harness.processWatermark2(new Watermark(windowEnd - 1));
  }

  private List<String> told() {
    return harness.extractOutputValues().stream().map(SegmentProfilesOperatorTest::text).toList();
  }

  private static String text(OutputRecord record) {
    return record.key()
        + " "
        + (record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8));
  }

  @Test
  void aDayIsToldWhenBothInputsAreThroughIt() throws Exception {
    total(NOON, tally -> {});
    total(2 * NOON, tally -> tally.change(0, 1));
    harness.processWatermark1(new Watermark(2 * NOON - 1));
    assertThat(told()).isEmpty();

    turn(Kind.BORN, 1, 0, NOON);
    harness.processWatermark2(new Watermark(2 * NOON - 1));

    assertThat(told()).hasSize(1);
    assertThat(told().get(0)).startsWith("s1 ").contains("\"size\":1,");
    var quality = harness.getSideOutput(SegmentProfilesOperator.QUALITY);
    assertThat(text(quality.poll().getValue()))
        .contains("\"segments\":1,")
        .contains("\"scored\":0");
  }

  @Test
  void aTurnOfALaterWindowWaitsForIt() throws Exception {
    turn(Kind.BORN, 1, 0, NOON);
    turn(Kind.DIED, 1, 0, 3 * NOON);
    total(2 * NOON, tally -> {});
    both(2 * NOON);
    assertThat(told()).hasSize(1);

    total(3 * NOON, tally -> {});
    total(4 * NOON, tally -> {});
    both(4 * NOON);

    assertThat(told()).hasSize(2);
    assertThat(told().get(1)).isEqualTo("s1 null");
  }

  @Test
  void aRestartInTheMiddleOfADayChangesNothing() throws Exception {
    firstHalf();
    OperatorSubtaskState state = harness.snapshot(1, 1);
    secondHalf();
    List<String> whole = told();
    harness.close();

    harness = new TwoInputStreamOperatorTestHarness<>(new SegmentProfilesOperator(bundle));
    harness.initializeState(state);
    harness.open();
    secondHalf();

    assertThat(whole).hasSize(1).allMatch(line -> line.contains("\"absorbed\":[\"s1\"]"));
    assertThat(told()).isEqualTo(whole);
  }

  private void firstHalf() throws Exception {
    turn(Kind.BORN, 1, 0, NOON);
    turn(Kind.BORN, 2, 0, NOON);
    total(
        NOON,
        tally -> {
          tally.change(0, 2);
          tally.active(2, new byte[] {3}, 0.1, 5, 1);
          tally.labelled(new Label(2, 0.5, true, false));
        });
    both(NOON);
    // These are not through when the state is taken.
    turn(Kind.MERGED, 1, 2, 2 * NOON);
    total(2 * NOON, tally -> tally.outcome(2, true));
  }

  private void secondHalf() throws Exception {
    both(2 * NOON);
  }

  private void exposures(WindowTally tally, int segment, int converted) {
    for (int i = 0; i < 200; i++) {
      tally.outcome(segment, i < converted);
      tally.active(segment, new byte[] {0}, 0, 1, i < converted ? 1 : 0);
    }
  }

  private void act(SegmentAction.Kind kind, long windowEnd) throws Exception {
    SegmentAction action = new SegmentAction(kind, 1, windowEnd - NOON, 2, 40);
    harness.processElement2(new StreamRecord<>(SegmentNews.of(action, windowEnd), windowEnd - 1));
  }

  @Test
  void anAlertsActionChangesPropensityAndRanksInItsWindowAndTheNextTakesItBack() throws Exception {
    turn(Kind.BORN, 1, 0, NOON);
    turn(Kind.BORN, 2, 0, NOON);
    for (int day = 1; day <= 3; day++) {
      total(
          2L * day * NOON,
          tally -> {
            exposures(tally, 1, 100);
            exposures(tally, 2, 60);
          });
    }
    both(6 * NOON);
    assertThat(ranks("s1")).containsOnly("1");
    harness.getOutput().clear();

    total(7 * NOON, tally -> {});
    act(SegmentAction.Kind.RE_ESTIMATE_PROPENSITY, 7 * NOON);
    both(7 * NOON);

    assertThat(ranks("s1")).containsExactly("2");
    assertThat(ranks("s2")).containsExactly("1");
    assertThat(told().get(0)).contains("\"windowEnd\":\"1970-01-04T12:00:00Z\"");
    assertThat(told().get(0)).contains("\"reEstimated\":true");
    harness.getOutput().clear();

    total(9 * NOON, tally -> {});
    act(SegmentAction.Kind.RESTORE_PROPENSITY, 9 * NOON);
    both(9 * NOON);

    assertThat(ranks("s1")).containsExactly("1");
  }

  private List<String> ranks(String segment) {
    return told().stream()
        .filter(line -> line.startsWith(segment + " {"))
        .map(line -> line.replaceAll(".*\"rank\":(\\d+).*", "$1"))
        .toList();
  }
}
