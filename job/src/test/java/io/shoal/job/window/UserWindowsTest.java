package io.shoal.job.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.shoal.bundle.BundleContent;
import io.shoal.event.CustomerEvent;
import io.shoal.event.EventCodec;
import io.shoal.job.flow.CodecSerializer;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.flow.ScoringInput;
import io.shoal.job.model.SmallModel;
import io.shoal.job.state.Shards;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserWindowsTest {
  private static final int SHARDS = 4;
  private static final long WINDOW = Duration.ofMinutes(15).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long START = 20_000 * DAY;

  @TempDir static Path scratch;

  private KeyedTwoInputStreamOperatorTestHarness<
          Integer, RoutedEvent, ModelActivation, ScoringInput>
      harness;

  @BeforeEach
  void begin() throws Exception {
    open(null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void event(String user, long time) throws Exception {
    long windowEnd = Math.floorDiv(time, WINDOW) * WINDOW + WINDOW;
    CustomerEvent event =
        new CustomerEvent(user + time, user, "purchase", time, time, "test", Map.of(), Map.of());
    harness.processElement1(
        new RoutedEvent(new Shards(SHARDS).of(user), windowEnd, user, EventCodec.encode(event)),
        time);
  }

  /** A second delivery, in a later window, of the event of a time. */
  private void copy(String user, long eventTime, long time) throws Exception {
    long windowEnd = Math.floorDiv(time, WINDOW) * WINDOW + WINDOW;
    CustomerEvent event =
        new CustomerEvent(
            user + eventTime, user, "purchase", eventTime, eventTime, "test", Map.of(), Map.of());
    harness.processElement1(
        new RoutedEvent(new Shards(SHARDS).of(user), windowEnd, user, EventCodec.encode(event)),
        time);
  }

  private void watermark(long time) throws Exception {
    harness.processWatermark1(new Watermark(time));
    harness.processWatermark2(new Watermark(time));
  }

  private List<FeatureWindow> scored() {
    return harness.extractOutputValues().stream().map(FeatureWindow.class::cast).toList();
  }

  @Test
  void anIdleUserIsScoredOnEveryRungAndThenLeavesNothingBehind() throws Exception {
    event("u", START);
    watermark(START + 40 * DAY);

    assertThat(scored()).hasSize(6);
    assertThat(scored().get(0).idle()).isFalse();
    assertThat(scored().subList(1, 6)).allMatch(FeatureWindow::idle);
    assertThat(scored()).extracting(FeatureWindow::retired).last().isEqualTo(true);
    assertNothingIsLeft();
  }

  @Test
  void theRungsAreOneThreeSevenFourteenAndThirtyDaysAfterTheLastEvent() throws Exception {
    event("u", START);
    for (int day = 0; day <= 40; day++) {
      watermark(START + day * DAY + WINDOW - 1);
    }

    assertThat(scored())
        .extracting(window -> (window.windowEnd() - START - WINDOW) / DAY)
        .containsExactly(0L, 1L, 3L, 7L, 14L, 30L);
    assertThat(scored().subList(0, 5)).noneMatch(FeatureWindow::retired);
    assertThat(scored()).filteredOn(FeatureWindow::idle).noneMatch(FeatureWindow::votes);
  }

  @Test
  void whoComesBackAndLapsesAgainIsScoredOnEveryRungAgain() throws Exception {
    event("u", START);
    for (int day = 0; day <= 45; day++) {
      if (day == 4) {
        event("u", START + 4 * DAY);
      }
      watermark(START + day * DAY + WINDOW - 1);
    }

    assertThat(scored())
        .extracting(window -> (window.windowEnd() - START - WINDOW) / DAY)
        .containsExactly(0L, 1L, 3L, 4L, 5L, 7L, 11L, 18L, 34L);
    assertNothingIsLeft();
  }

  @Test
  void aCopyOfAnOldEventDoesNotKeepAUserFromTheirRung() throws Exception {
    event("u", START);
    watermark(START + WINDOW - 1);
    copy("u", START, START + DAY);
    watermark(START + 40 * DAY);

    assertThat(scored())
        .extracting(window -> (window.windowEnd() - START - WINDOW) / DAY)
        .containsExactly(0L, 1L, 3L, 7L, 14L, 30L);
    assertNothingIsLeft();
  }

  @Test
  void aCopyIsKnownForTwoDaysEvenAfterARung() throws Exception {
    event("u", START);
    watermark(START + DAY + WINDOW);
    copy("u", START, START + DAY + DAY / 2);
    watermark(START + 2 * DAY);

    assertThat(scored()).last().matches(window -> window.events() == 0 && window.duplicates() == 1);
  }

  @Test
  void whoComesBackAfterTheLastRungBeginsAnew() throws Exception {
    event("u", START);
    watermark(START + 31 * DAY);
    event("u", START + 32 * DAY);
    watermark(START + 80 * DAY);

    assertThat(scored()).hasSize(12);
    assertThat(scored().get(6).values()).isEqualTo(scored().get(0).values());
    assertThat(scored().get(6).votes()).isTrue();
    assertNothingIsLeft();
  }

  @Test
  void aUserVotesOncePerDay() throws Exception {
    for (int hour = 0; hour < 48; hour += 6) {
      event("u", START + hour * DAY / 24);
    }
    watermark(START + 2 * DAY - 1);

    assertThat(scored())
        .filteredOn(FeatureWindow::votes)
        .extracting(window -> (window.windowEnd() - START) / DAY)
        .containsExactly(0L, 1L);
  }

  @Test
  void aUserWhoIsActiveInTheVeryWindowOfTheirRungKeepsTheLadder() throws Exception {
    event("u", START);
    watermark(START + WINDOW - 1);
    event("u", START + DAY);
    watermark(START + 50 * DAY);

    assertThat(scored()).extracting(FeatureWindow::retired).last().isEqualTo(true);
    assertThat(scored()).hasSize(7);
    assertNothingIsLeft();
  }

  @Test
  void aUserWhoIsActiveBeforeTheirRungClimbsFromTheLastEvent() throws Exception {
    event("u", START);
    watermark(START + WINDOW - 1);
    event("u", START + DAY / 2);
    watermark(START + DAY + WINDOW);

    assertThat(scored()).hasSize(2);

    watermark(START + 31 * DAY);
    assertThat(scored()).hasSize(7);
    assertNothingIsLeft();
  }

  @Test
  void theLastWatermarkStopsAtTheHorizon() throws Exception {
    event("u", START);
    for (int shard : new Shards(SHARDS).keys()) {
      harness.processElement1(RoutedEvent.horizon(shard, START + 3 * DAY + WINDOW), START);
    }
    watermark(Long.MAX_VALUE);

    assertThat(scored())
        .extracting(FeatureWindow::windowEnd)
        .last()
        .isEqualTo(START + 3 * DAY + WINDOW);
    assertThat(scored()).hasSize(3);
  }

  @Test
  void theHorizonSurvivesARestart() throws Exception {
    event("u", START);
    harness.processElement1(RoutedEvent.horizon(0, START + 3 * DAY + WINDOW), START);
    restart();
    harness.processElement1(RoutedEvent.horizon(0, START + DAY), START);
    watermark(Long.MAX_VALUE);

    assertThat(scored()).hasSize(3);
  }

  @Test
  void openPanesAndRungsSurviveARestart() throws Exception {
    event("u", START);
    event("v", START + 1);
    restart();
    event("u", START + 2);
    watermark(START + 40 * DAY);

    assertThat(scored())
        .filteredOn(window -> !window.idle())
        .extracting(FeatureWindow::user, FeatureWindow::events)
        .containsExactlyInAnyOrder(tuple("u", 2), tuple("v", 1));
    assertNothingIsLeft();
  }

  private void restart() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    open(snapshot);
  }

  private void open(OperatorSubtaskState snapshot) throws Exception {
    BundleContent model = SmallModel.in(scratch.resolve("model-" + System.nanoTime()));
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new UserWindows(new UserWindowOptions(model, Long.MIN_VALUE, SHARDS)),
            RoutedEvent::shard,
            null,
            Types.INT,
            SHARDS,
            1,
            0);
    harness.setup(new CodecSerializer<>(new ScoringInput.Form()));
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
  }

  private void assertNothingIsLeft() {
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }
}
