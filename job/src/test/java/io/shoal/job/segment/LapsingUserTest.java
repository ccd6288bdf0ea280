package io.shoal.job.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.bundle.BundleContent;
import io.shoal.event.CustomerEvent;
import io.shoal.event.EventCodec;
import io.shoal.job.flow.CodecSerializer;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.ScoringInput;
import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.model.SmallModel;
import io.shoal.job.scoring.Embed;
import io.shoal.job.scoring.VoterSample;
import io.shoal.job.state.Shards;
import io.shoal.job.window.UserWindowOptions;
import io.shoal.job.window.UserWindows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer who stops coming: from events through windows and embedding to the last exit. */
class LapsingUserTest {
  private static final int DAY = (int) (Duration.ofDays(1).toMillis() / AssignHarness.STEP);

  /** End of the window of the last event; windows are counted from the epoch. */
  private static final int LAST = 20_000 * DAY;

  @TempDir Path scratch;

  private final Clouds clouds = new Clouds();
  private final Shards shards = new Shards(AssignHarness.SHARDS);
  private KeyedTwoInputStreamOperatorTestHarness<
          Integer, RoutedEvent, ModelActivation, ScoringInput>
      windows;
  private OneInputStreamOperatorTestHarness<ScoringInput, ScoredWindow> embed;
  private AssignHarness assign;

  @BeforeEach
  void open() throws Exception {
    BundleContent model = SmallModel.in(scratch.resolve("model"));
    windows =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new UserWindows(new UserWindowOptions(model, Long.MIN_VALUE, AssignHarness.SHARDS)),
            RoutedEvent::shard,
            null,
            Types.INT,
            AssignHarness.SHARDS,
            1,
            0);
    windows.setup(new CodecSerializer<>(new ScoringInput.Form()));
    windows.open();
    embed = new OneInputStreamOperatorTestHarness<>(new Embed(model, VoterSample.ALL));
    embed.setup(new CodecSerializer<>(new ScoredWindow.Form()));
    embed.open();
    assign = new AssignHarness();
  }

  @AfterEach
  void close() throws Exception {
    windows.close();
    embed.close();
    assign.close();
  }

  private void purchases(String user, int number) throws Exception {
    long windowEnd = LAST * AssignHarness.STEP;
    for (int i = 0; i < number; i++) {
      CustomerEvent event =
          new CustomerEvent(
              user + i, user, "purchase", windowEnd - 1, windowEnd, "web", Map.of(), Map.of());
      windows.processElement1(
          new RoutedEvent(shards.of(user), windowEnd, user, EventCodec.encode(event)),
          windowEnd - 1);
    }
  }

  /** The scored windows of a user's whole life after the purchases. */
  private List<ScoredWindow> life(String user) throws Exception {
    purchases(user, 20);
    Watermark later = new Watermark((LAST + 40L * DAY) * AssignHarness.STEP);
    windows.processWatermark1(later);
    windows.processWatermark2(later);
    for (ScoringInput window : windows.extractOutputValues()) {
      embed.processElement(window, ((FeatureWindow) window).windowEnd() - 1);
    }
    return new ArrayList<>(embed.extractOutputValues());
  }

  @Test
  void theyMoveToTheSegmentOfTheLapsedThenLeaveAndNothingIsLeft() throws Exception {
    List<ScoredWindow> life = life("anna");
    short[] fresh = life.get(0).embedding();
    short[] lapsed = life.get(life.size() - 1).embedding();
    clouds.learn(1, fresh, lapsed);
    assertThat(clouds.at(fresh)).as("two segments").isNotEqualTo(clouds.at(lapsed));
    assign.catalogue(clouds.catalog(), LAST, false);
    for (ScoredWindow scored : life) {
      assign.scored(scored);
      assign.windowEnds((int) (scored.windowEnd() / AssignHarness.STEP));
    }

    List<SegmentAssignment> changes =
        assign.told().stream().filter(SegmentAssignment::isChange).toList();
    assertThat(changes)
        .extracting(SegmentAssignment::segment)
        .containsExactly(clouds.at(fresh), clouds.at(lapsed), 0);
    assertThat(changes.get(2).windowEnd()).isEqualTo((LAST + 30L * DAY) * AssignHarness.STEP);
    assertThat(windows.numKeyedStateEntries()).as("state of windows").isZero();
    assertThat(windows.numEventTimeTimers()).as("timers of windows").isZero();
    assertThat(assign.stateEntries()).as("state of assigner").isZero();
    assertThat(assign.timers()).as("timers of assigner").isZero();
  }
}
