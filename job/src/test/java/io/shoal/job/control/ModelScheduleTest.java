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
  private FeatureWait wait = new FeatureWait(0.8, Duration.ofDays(7));
  private static final String FEATURES =
      "features: [{id: purchases, kind: count, events: [purchase], halfLives: [P1D]}]";

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
            new ModelSchedule(model(0, "first").from(Long.MIN_VALUE), WINDOW, wait));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    harness.processWatermark2(Watermark.MAX_WATERMARK);
  }

  private static ModelActivation model(int version, String checksum) {
    return model(version, checksum, "spec", FEATURES);
  }

  private static ModelActivation model(
      int version, String checksum, String specHash, String features) {
    ModelStamp stamp = new ModelStamp("default-" + checksum, specHash, 1, Duration.ofDays(7));
    return new ModelActivation(
        ModelActivation.Word.NOTICE,
        ModelActivation.UNDECIDED,
        version,
        stamp,
        features,
        "uri",
        checksum,
        null);
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

  /** Announces a model that computes other features than the first. */
  private void announceOther(ModelAnnouncement announcement, String checksum) throws Exception {
    ModelActivation other =
        model(announcement.version(), checksum, "other", FEATURES.replace("purchase", "view"));
    harness.processElement2(new StreamRecord<>(new FetchedModel(announcement, other, "")));
  }

  /** Fifty customers, or so, of the panel, in a window. */
  private void customersCome(int window) throws Exception {
    for (int user = 0; user < 800; user++) {
      RoutedEvent event = new RoutedEvent(0, window * STEP, "user-" + user, new byte[0]);
      if (CustomerPanel.mayHold(event)) {
        harness.processElement1(new StreamRecord<>(event));
      }
    }
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
          && model.isDecision()) {
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

  /** End of the window from which on features are gathered ahead, as often as it was told. */
  private List<Long> gatherings() {
    return harness.extractOutputValues().stream()
        .filter(model -> model.word() == ModelActivation.Word.GATHER)
        .map(model -> model.windowEnd() / STEP)
        .toList();
  }

  private String lastDetail() {
    String json = null;
    for (StreamRecord<OutputRecord> record : harness.getSideOutput(ModelSchedule.ACTIVATIONS)) {
      json = new String(record.getValue().value(), StandardCharsets.UTF_8);
    }
    return json;
  }

  @Test
  void aModelOfOtherFeaturesWaitsUntilProfilesHoldThem() throws Exception {
    for (int window = 1; window <= 200; window++) {
      customersCome(window);
      windowEnds(window);
    }
    announceOther(announcement(1, 202 * STEP), "a");
    for (int window = 201; window <= 400; window++) {
      customersCome(window);
      windowEnds(window);
    }

    // Here since 1, gathered since 201, half-life of 96 windows: 2 (1 - 2^-79/96) > 1 - 2^-279/96.
    assertThat(gatherings()).containsExactly(201L);
    assertThat(decisions()).extracting(decision -> decision.get(1)).containsExactly(280L);
    assertThat(outcomes()).containsExactly("waited");
    assertThat(lastDetail())
        .contains("begin: [views@1d], that end: [purchases@1d]; 100 %")
        .contains("\"gatherFrom\":\"" + Instant.ofEpochMilli(201 * STEP));
  }

  @Test
  void itDoesNotWaitForEver() throws Exception {
    harness.close();
    wait = new FeatureWait(1, Duration.ofHours(2));
    open(null);
    for (int window = 1; window <= 200; window++) {
      customersCome(window);
      windowEnds(window);
    }
    announceOther(announcement(1, 201 * STEP), "a");
    windowEnds(300);

    assertThat(decisions()).extracting(decision -> decision.get(1)).containsExactly(210L);
    assertThat(lastDetail()).contains("; 0 % of the profiles are warm");
  }

  @Test
  void aLaterModelTakesThePlaceOfOneThatWaits() throws Exception {
    for (int window = 1; window <= 20; window++) {
      customersCome(window);
      windowEnds(window);
    }
    announceOther(announcement(1, 21 * STEP), "a");
    windowEnds(23);
    announce(2, "b", 24 * STEP);
    windowEnds(26);

    assertThat(decisions())
        .extracting(decision -> decision.get(0), decision -> decision.get(1))
        .containsExactly(tuple(2L, 25L));
    assertThat(outcomes()).containsExactly("superseded", "on-time");
    assertThat(gatherings()).as("and then nothing is gathered").containsExactly(21L, 25L);
  }

  @Test
  void theRecordOfWhatWasDecidedIsReplayedAsItWas() throws Exception {
    ModelAnnouncement.Decision decision =
        new ModelAnnouncement.Decision(Instant.ofEpochMilli(30 * STEP), "late", "so it was");
    ModelAnnouncement record =
        new ModelAnnouncement(
            "default",
            1,
            "/bundle",
            null,
            Instant.ofEpochMilli(2 * STEP),
            null,
            Instant.ofEpochMilli(20 * STEP),
            decision);
    announceOther(record, "a");
    for (int window = 1; window <= 40; window++) {
      customersCome(window);
      windowEnds(window);
    }

    assertThat(gatherings()).containsExactly(20L);
    assertThat(decisions()).extracting(told -> told.get(1)).containsExactly(30L);
    assertThat(outcomes()).containsExactly("late");
    assertThat(lastDetail()).contains("\"detail\":\"so it was\"");
  }

  @Test
  void aRestartForgetsNeitherThePanelNorWhatIsGathered() throws Exception {
    for (int window = 1; window <= 200; window++) {
      customersCome(window);
      windowEnds(window);
    }
    announceOther(announcement(1, 202 * STEP), "a");
    windowEnds(210);
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    open(state);
    for (int window = 211; window <= 400; window++) {
      customersCome(window);
      windowEnds(window);
    }

    assertThat(gatherings()).as("told once, before").isEmpty();
    assertThat(decisions()).extracting(decision -> decision.get(1)).containsExactly(280L);
  }
}
