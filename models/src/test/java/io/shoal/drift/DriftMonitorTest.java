package io.shoal.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.drift.DriftAlert.Status;
import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DriftMonitorTest {
  private static final long WINDOW = 900_000;
  private static final int DAY = 96;
  private static final int REFERENCE = 28 * DAY;
  private static final StreamId WEB = new StreamId(StreamKind.SOURCE_VOLUME, "web");

  private final SplittableRandom random = new SplittableRandom(UserHash.mix(7));

  private Tick tick(int i, double volumeFactor) {
    double daily = 100 + 60 * StrictMath.sin(2 * Math.PI * i / DAY);
    double u = 1 - random.nextDouble();
    double gauss =
        StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * random.nextDouble());
    TreeMap<StreamId, Reading> readings = new TreeMap<>();
    readings.put(WEB, Reading.of(volumeFactor * (daily + 8 * gauss)));
    readings.put(
        StreamId.ofAll(StreamKind.CONVERSION),
        Reading.of(0.1 + 0.02 * (random.nextDouble() - 0.5)));
    return new Tick(1_767_571_200_000L + (i + 1) * WINDOW, readings);
  }

  private DriftMonitor monitor() {
    List<Tick> healthy = new ArrayList<>();
    for (int i = 0; i < REFERENCE; i++) {
      healthy.add(tick(i, 1));
    }
    return new DriftMonitor(DriftReference.learn(healthy), DriftOptions.defaults());
  }

  @Test
  void aDailyRhythmIsNoDrift() {
    DriftMonitor monitor = monitor();
    DriftState state = new DriftState();
    int alerts = 0;
    for (int i = REFERENCE; i < REFERENCE + 60 * DAY; i++) {
      alerts += monitor.step(state, tick(i, 1)).size();
    }

    assertThat(alerts).isLessThanOrEqualTo(4);
  }

  @Test
  void aSilentSourceFiresOnceAndResolvesOnce() {
    DriftMonitor monitor = monitor();
    DriftState state = new DriftState();
    List<DriftAlert> alerts = new ArrayList<>();
    for (int i = REFERENCE; i < REFERENCE + 6 * DAY; i++) {
      boolean silent = i >= REFERENCE + 2 * DAY && i < REFERENCE + 4 * DAY;
      alerts.addAll(monitor.step(state, tick(i, silent ? 0 : 1)));
      state = DriftState.fromBytes(state.toBytes());
    }

    assertThat(alerts)
        .extracting(DriftAlert::status)
        .containsExactly(Status.FIRING, Status.RESOLVED);
    assertThat(alerts.get(0).kind()).isEqualTo("source-volume");
    assertThat(alerts.get(0).subject()).isEqualTo("web");
    long change = 1_767_571_200_000L + (REFERENCE + 2 * DAY) * WINDOW;
    assertThat((alerts.get(0).at() - change) / WINDOW).isBetween(0L, 12L);
  }

  @Test
  void aSilentSourceStaysFiringThroughQuietHours() {
    List<Tick> healthy = new ArrayList<>();
    for (int i = 0; i < REFERENCE; i++) {
      healthy.add(atNight(tick(i, 1), i));
    }
    DriftMonitor monitor = new DriftMonitor(DriftReference.learn(healthy), DriftOptions.defaults());
    DriftState state = new DriftState();
    List<DriftAlert> alerts = new ArrayList<>();
    for (int i = REFERENCE; i < REFERENCE + 5 * DAY; i++) {
      alerts.addAll(monitor.step(state, atNight(tick(i, 0), i)));
    }

    assertThat(alerts).extracting(DriftAlert::status).containsExactly(Status.FIRING);
  }

  /** For six hours a day nobody comes, and windows wait to be judged together. */
  private static Tick atNight(Tick tick, int i) {
    if (i % DAY < 24) {
      tick.readings().remove(WEB);
    }
    return tick;
  }

  @Test
  void growthIsNoDrift() {
    DriftMonitor monitor = monitor();
    DriftState state = new DriftState();
    int alerts = 0;
    for (int i = REFERENCE; i < REFERENCE + 7 * DAY; i++) {
      alerts += monitor.step(state, tick(i, 1.5)).size();
    }

    assertThat(alerts).isZero();
  }
}
