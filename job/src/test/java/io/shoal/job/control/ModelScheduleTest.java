package io.shoal.job.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shoal.bundle.ModelAnnouncement;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.ModelStamp;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.output.OutputRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelScheduleTest {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final long STEP = WINDOW.toMillis();

  private TwoInputStreamOperatorTestHarness<RoutedEvent, FetchedModel, ModelActivation> harness;

  @BeforeEach
  void begin() throws Exception {
    open(null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void open(OperatorSubtaskState state) throws Exception {
    harness =
        new TwoInputStreamOperatorTestHarness<>(
            new ModelSchedule(model(0, "first").from(Long.MIN_VALUE), WINDOW));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    harness.processWatermark2(Watermark.MAX_WATERMARK);
  }

  private static ModelActivation model(int version, String checksum) {
    ModelStamp stamp = new ModelStamp("default-" + checksum, "spec", 1, Duration.ofDays(7));
    return new ModelActivation(ModelActivation.NOTICE, version, stamp, "uri", checksum, null);
  }

  private static ModelAnnouncement announcement(int version, long effectiveFrom) {
    return new ModelAnnouncement(
        "default", version, "/bundle", null, Instant.ofEpochMilli(effectiveFrom), null);
  }

  private void announce(int version, String checksum, long effectiveFrom) throws Exception {
    FetchedModel fetched =
        new FetchedModel(announcement(version, effectiveFrom), model(version, checksum), "");
    harness.processElement2(new StreamRecord<>(fetched));
  }

  private void windowEnds(int window) throws Exception {
    harness.processWatermark1(new Watermark(window * STEP - 1));
  }

  /** The decisions, with the last watermark that was passed on before each. */
  private List<List<Long>> decisions() {
    List<List<Long>> decisions = new ArrayList<>();
    long watermark = Long.MIN_VALUE;
    for (Object element : harness.getOutput()) {
      if (element instanceof Watermark mark) {
        watermark = mark.getTimestamp();
      } else if (((StreamElement) element).asRecord().getValue() instanceof ModelActivation model
          && !model.isNotice()) {
        decisions.add(List.of((long) model.number(), model.windowEnd() / STEP, watermark));
      }
    }
    return decisions;
  }

  private List<String> outcomes() {
    List<String> outcomes = new ArrayList<>();
    var records = harness.getSideOutput(ModelSchedule.ACTIVATIONS);
    if (records != null) {
      for (StreamRecord<OutputRecord> record : records) {
        String json = new String(record.getValue().value(), StandardCharsets.UTF_8);
        outcomes.add(json.replaceAll(".*\"outcome\":\"([a-z-]+)\".*", "$1"));
      }
    }
    return outcomes;
  }

  @Test
  void aModelIsToldBeforeTheWatermarkOfTheFirstWindowThatEndsAfterItsTime() throws Exception {
    windowEnds(1);
    announce(1, "a", 3 * STEP);
    windowEnds(3);
    assertThat(decisions()).isEmpty();
    windowEnds(4);

    assertThat(decisions()).containsExactly(List.of(1L, 4L, 3 * STEP - 1));
    assertThat(outcomes()).containsExactly("on-time");
  }

  @Test
  void aLateAnnouncementTakesEffectAtTheNextWindowAndSaysSo() throws Exception {
    windowEnds(10);
    announce(1, "a", 3 * STEP);
    windowEnds(11);

    assertThat(decisions()).containsExactly(List.of(1L, 11L, 10 * STEP - 1));
    assertThat(outcomes()).containsExactly("late");
  }

  @Test
  void aWatermarkOverManyWindowsDecidesForEach() throws Exception {
    windowEnds(1);
    announce(2, "b", 5 * STEP);
    announce(1, "a", 2 * STEP);
    windowEnds(20);

    assertThat(decisions()).containsExactly(List.of(1L, 3L, STEP - 1), List.of(2L, 6L, STEP - 1));
  }

  @Test
  void ofTwoForOneWindowTheOneWithTheLaterTimeHolds() throws Exception {
    windowEnds(1);
    announce(2, "b", 2 * STEP + 60_000);
    announce(1, "a", 2 * STEP);
    windowEnds(3);

    assertThat(decisions()).containsExactly(List.of(2L, 3L, STEP - 1));
    assertThat(outcomes()).containsExactly("superseded", "on-time");
  }

  @Test
  void aLaterWordForTheSameTimeTakesThePlaceOfTheEarlier() throws Exception {
    windowEnds(1);
    announce(1, "a", 2 * STEP);
    announce(2, "b", 2 * STEP);
    windowEnds(3);

    assertThat(decisions()).containsExactly(List.of(2L, 3L, STEP - 1));
    assertThat(outcomes()).containsExactly("on-time");
  }

  @Test
  void theWayBackIsTheSameAndWhatScoresAlreadyIsNoSwap() throws Exception {
    windowEnds(1);
    announce(1, "a", 2 * STEP);
    announce(0, "first", 4 * STEP);
    announce(3, "first", 6 * STEP);
    for (int window = 2; window < 10; window++) {
      windowEnds(window);
    }

    assertThat(decisions())
        .extracting(decision -> decision.get(0), decision -> decision.get(1))
        .containsExactly(tuple(1L, 3L), tuple(0L, 5L));
    assertThat(outcomes()).containsExactly("on-time", "on-time", "active-already");
  }

  @Test
  void whatIsRefusedIsToldToThoseWhoWatchAlertsAndChangesNothing() throws Exception {
    windowEnds(1);
    harness.processElement2(
        new StreamRecord<>(FetchedModel.refused(announcement(1, 2 * STEP), "it is damaged")));
    windowEnds(5);

    assertThat(decisions()).isEmpty();
    assertThat(outcomes()).containsExactly("refused");
    assertThat(harness.getSideOutput(ModelSchedule.REFUSALS))
        .singleElement()
        .matches(
            record ->
                new String(record.getValue().value(), StandardCharsets.UTF_8)
                    .contains("\"fault\":\"it is damaged\""));
  }

  @Test
  void whatIsDueAfterTheHorizonNeverScores() throws Exception {
    announce(1, "a", 3 * STEP);
    announce(2, "b", 30 * STEP);
    windowEnds(1);
    harness.processElement1(new StreamRecord<>(RoutedEvent.horizon(0, 5 * STEP)));
    harness.processWatermark1(Watermark.MAX_WATERMARK);

    assertThat(decisions()).containsExactly(List.of(1L, 4L, STEP - 1));
  }

  @Test
  void aRestartForgetsNeitherWhatWaitsNorWhatScores() throws Exception {
    windowEnds(1);
    announce(1, "a", 2 * STEP);
    announce(2, "b", 5 * STEP);
    windowEnds(3);
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    open(state);
    announce(3, "a", 3 * STEP);
    windowEnds(6);

    assertThat(decisions()).extracting(decision -> decision.get(0)).containsExactly(2L);
    assertThat(outcomes()).containsExactly("active-already", "on-time");
  }
}
