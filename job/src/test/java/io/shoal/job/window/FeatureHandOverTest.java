package io.shoal.job.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.bundle.BundleContent;
import io.shoal.event.CustomerEvent;
import io.shoal.event.EventCodec;
import io.shoal.job.flow.CodecSerializer;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.flow.ScoringInput;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.model.SmallModel;
import io.shoal.job.state.Shards;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that counts views takes over from one that counts carts; both count purchases. */
class FeatureHandOverTest {
  private static final int SHARDS = 4;
  private static final long WINDOW = Duration.ofMinutes(15).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long START = 20_000 * DAY;

  @TempDir static Path scratch;

  private static BundleContent old;
  private static BundleContent next;

  private KeyedTwoInputStreamOperatorTestHarness<
          Integer, RoutedEvent, ModelActivation, ScoringInput>
      harness;

  @BeforeAll
  static void write() throws Exception {
    old = SmallModel.counting(scratch, "old", "purchase", "cart");
    next = SmallModel.counting(scratch, "next", "view", "purchase");
  }

  @BeforeEach
  void begin() throws Exception {
    open(null);
  }

  private void open(OperatorSubtaskState snapshot) throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new UserWindows(new UserWindowOptions(old, Long.MIN_VALUE, SHARDS)),
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

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static ModelActivation model(BundleContent bundle) throws Exception {
    LoadedModel loaded = LoadedModel.of(bundle);
    return new ModelActivation(
        ModelActivation.Word.NOTICE,
        ModelActivation.UNDECIDED,
        1,
        loaded.stamp(),
        loaded.scoring().plan().spec().yaml(),
        "",
        bundle.checksum(),
        bundle);
  }

  private static long window(int n) {
    return START + n * WINDOW;
  }

  private void event(String user, String name, int window) throws Exception {
    long time = window(window) - WINDOW / 2;
    CustomerEvent event =
        new CustomerEvent(user + name + time, user, name, time, time, "test", Map.of(), Map.of());
    int shard = new Shards(SHARDS).of(user);
    harness.processElement1(
        new RoutedEvent(shard, window(window), user, EventCodec.encode(event)), time);
  }

  private void tell(ModelActivation activation) throws Exception {
    harness.processElement2(new StreamRecord<>(activation));
  }

  private void ends(int window) throws Exception {
    watermark(window(window) - 1);
  }

  private void watermark(long time) throws Exception {
    harness.processWatermark1(new Watermark(time));
    harness.processWatermark2(new Watermark(time));
  }

  private FeatureWindow scored(String user, int window) {
    List<FeatureWindow> found =
        harness.extractOutputValues().stream()
            .filter(FeatureWindow.class::isInstance)
            .map(FeatureWindow.class::cast)
            .filter(w -> w.user().equals(user) && w.windowEnd() == window(window))
            .toList();
    assertThat(found).as("%s in window %d", user, window).hasSize(1);
    return found.get(0);
  }

  @Test
  void whatBothComputeGoesOverAndWhatIsNewHasBeenGatheredSinceItWasAnnounced() throws Exception {
    event("u", "purchase", 1);
    event("u", "view", 1);
    ends(1);
    tell(model(next).gatheredFrom(window(2)));
    event("u", "view", 2);
    event("u", "cart", 2);
    ends(2);
    tell(model(next).from(window(3)));
    event("u", "view", 3);
    ends(3);

    FeatureWindow last = scored("u", 3);
    float kept = (float) StrictMath.pow(0.5, 1 / 96.0);
    assertThat(last.values()[0]).as("views, of the second window on").isEqualTo(1 + kept);
    assertThat(last.values()[1]).as("purchases").isCloseTo(kept * kept, within());
    assertThat(last.present()).containsExactly(true, true);
    assertThat(last.before().values()[0]).as("purchases, before").isEqualTo(last.values()[1]);
    assertThat(last.before().values()[1]).as("carts, before").isEqualTo(kept);
    assertThat(scored("u", 2).before()).as("both look at the first window alone").isNull();
  }

  private static org.assertj.core.data.Offset<Float> within() {
    return org.assertj.core.data.Offset.offset(1e-6f);
  }

  @Test
  void ofWhomNothingHasBeenGatheredTheNewFeaturesAreMissingUntilTheyComeBack() throws Exception {
    event("u", "purchase", 1);
    ends(1);
    tell(model(next).gatheredFrom(window(2)));
    tell(model(next).from(window(3)));
    event("v", "purchase", 3);
    ends(3);

    FeatureWindow handedOver = scored("u", 3);
    assertThat(handedOver.handedOver()).isTrue();
    assertThat(handedOver.present()).as("views, purchases").containsExactly(false, true);
    assertThat(handedOver.values()[0]).isZero();
    assertThat(handedOver.before().present()).containsExactly(true, true);

    event("u", "purchase", 4);
    ends(4);
    assertThat(scored("u", 4).present()).containsExactly(true, true);
    assertThat(scored("u", 4).values()[0]).isZero();
  }

  @Test
  void droppedFeaturesAndWhatWasGatheredLeaveTheState() throws Exception {
    event("u", "cart", 1);
    event("v", "purchase", 1);
    ends(1);
    int before = harness.numKeyedStateEntries();
    tell(model(next).gatheredFrom(window(2)));
    event("u", "view", 2);
    ends(2);
    assertThat(harness.numKeyedStateEntries()).as("a second profile").isGreaterThan(before);
    tell(model(next).from(window(3)));
    ends(3);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(before);

    // The way back finds nothing of what was dropped.
    tell(model(old).from(window(4)));
    ends(4);
    assertThat(scored("u", 4).present()).as("purchases, carts").containsExactly(true, false);

    watermark(START + 40 * DAY);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void anotherModelToGatherForTakesThePlaceOfTheOne() throws Exception {
    tell(model(next).gatheredFrom(window(1)));
    event("u", "view", 1);
    ends(1);
    tell(model(old).gatheredFrom(window(2)));
    ends(2);
    tell(model(next).gatheredFrom(window(3)));
    event("u", "view", 3);
    ends(3);
    tell(model(next).from(window(4)));
    event("u", "purchase", 4);
    ends(4);

    float kept = (float) StrictMath.pow(0.5, 1 / 96.0);
    assertThat(scored("u", 4).values()[0]).as("views since the third window").isEqualTo(kept);
  }

  @Test
  void aRestartForgetsNothingThatWasGathered() throws Exception {
    tell(model(next).gatheredFrom(window(1)));
    event("u", "view", 1);
    ends(1);
    event("u", "view", 2);
    harness.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    open(snapshot);
    ends(2);
    tell(model(next).from(window(3)));
    event("u", "view", 3);
    ends(3);

    float kept = (float) StrictMath.pow(0.5, 1 / 96.0);
    assertThat(scored("u", 3).values()[0]).isEqualTo((1 + kept) * kept + 1);
  }
}
