package io.shoal.drift;

import io.shoal.drift.DriftAlert.Status;
import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides, tick by tick, whether what comes in is still like the reference.
 *
 * <p>Contract: evidence of all streams and directions is one weighted sum, and an alert fires when
 * it reaches the number of ticks in which one false alarm is allowed. Assumption: while all is
 * well, ranks among the reference are uniform given the past. Consequence: the sum grows by at most
 * 1 a tick in expectation, so the job keeps its budget however the streams depend on each other.
 *
 * <p>The streams that hold most of the sum are the culprits; the foremost gives the episode its
 * name, and their evidence begins anew.
 */
public final class DriftMonitor {
  private static final double CULPRIT_SHARE = 0.1;

  private final DriftReference reference;
  private final DriftOptions options;

  public DriftMonitor(DriftReference reference, DriftOptions options) {
    this.reference = reference;
    this.options = options;
  }

  /** Takes one tick into the state, in the order of time, and gives the alerts that it changed. */
  public List<DriftAlert> step(DriftState state, Tick tick) {
    List<DriftAlert> alerts = new ArrayList<>();
    TreeMap<String, Double> weighted = new TreeMap<>();
    double weight = 1.0 / directions();
    double sum = 0;
    for (Map.Entry<String, StreamReference> entry : reference.byStream().entrySet()) {
      Double value = tick.statistics().get(entry.getKey());
      DriftState.Stream stream = state.of(entry.getKey());
      if (value != null) {
        judge(entry.getKey(), entry.getValue(), stream, tick.windowEnd(), value, alerts);
      }
      double evidence = weight * (ConformalBets.mean(stream.up) + ConformalBets.mean(stream.down));
      weighted.put(entry.getKey(), evidence);
      sum += evidence;
    }
    if (sum >= options.threshold()) {
      fire(state, tick, weighted, sum, alerts);
    }
    return alerts;
  }

  private void judge(
      String name,
      StreamReference healthy,
      DriftState.Stream stream,
      long windowEnd,
      double value,
      List<DriftAlert> alerts) {
    int hour = HourOfWeek.of(windowEnd);
    stream.lastValue = value;
    stream.pool.add(value, healthy.mean()[hour], healthy.scale()[hour]);
    if (!stream.pool.isFull(healthy.pool())) {
      return;
    }
    double residual = stream.pool.take();
    double innovation = residual - healthy.rho() * healthy.clipped(stream.lastResidual);
    stream.lastResidual = residual;
    // Seeded by what is judged: the same tick has the same rank, wherever it is computed again.
    double tie = (UserHash.mix(UserHash.of(name) ^ windowEnd) >>> 11) * 0x1p-53;
    double high = ConformalBets.rank(healthy.innovations(), innovation, tie);
    double low = 1 - high;
    if (stream.isFiring()) {
      stream.calm = healthy.isCalm(residual) ? stream.calm + 1 : 0;
      if (stream.calm >= options.calm()) {
        alerts.add(
            alert(Status.RESOLVED, name, stream.firingSince, windowEnd, value, 0, List.of(name)));
        stream.firingSince = Long.MIN_VALUE;
        stream.calm = 0;
        clear(stream);
      }
      return;
    }
    if (looksUp(name)) {
      ConformalBets.update(stream.up, high);
    }
    if (looksDown(name)) {
      ConformalBets.update(stream.down, low);
    }
  }

  private void fire(
      DriftState state,
      Tick tick,
      TreeMap<String, Double> weighted,
      double sum,
      List<DriftAlert> alerts) {
    List<String> culprits =
        weighted.entrySet().stream()
            .filter(entry -> entry.getValue() >= CULPRIT_SHARE * sum)
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    for (String culprit : culprits) {
      clear(state.of(culprit));
    }
    String first = culprits.get(0);
    DriftState.Stream stream = state.of(first);
    stream.firingSince = tick.windowEnd();
    stream.calm = 0;
    alerts.add(
        alert(
            Status.FIRING,
            first,
            tick.windowEnd(),
            tick.windowEnd(),
            stream.lastValue,
            sum,
            culprits));
  }

  private DriftAlert alert(
      Status status,
      String stream,
      long startedAt,
      long at,
      double value,
      double evidence,
      List<String> culprits) {
    double expected = reference.byStream().get(stream).mean()[HourOfWeek.of(at)];
    boolean volume = stream.startsWith(Tick.VOLUME);
    return new DriftAlert(
        status,
        volume ? "source-silent" : stream,
        volume ? stream.substring(Tick.VOLUME.length()) : "all",
        startedAt,
        at,
        value,
        expected,
        evidence,
        options.threshold(),
        culprits);
  }

  private static void clear(DriftState.Stream stream) {
    Arrays.fill(stream.up, 0);
    Arrays.fill(stream.down, 0);
  }

  private int directions() {
    int directions = 0;
    for (String stream : reference.byStream().keySet()) {
      directions += (looksUp(stream) ? 1 : 0) + (looksDown(stream) ? 1 : 0);
    }
    return Math.max(1, directions);
  }

  /** More events are growth, not a fault. */
  private static boolean looksUp(String stream) {
    return !stream.startsWith(Tick.VOLUME);
  }

  /** Fewer reconstruction errors are no fault either. */
  private static boolean looksDown(String stream) {
    return !stream.equals(Tick.ERROR);
  }
}
