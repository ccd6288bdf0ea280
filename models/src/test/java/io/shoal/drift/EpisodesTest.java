package io.shoal.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.shoal.control.Announcement;
import io.shoal.control.QuietWindow;
import io.shoal.control.QuietWindows;
import io.shoal.drift.DriftAlert.Reason;
import io.shoal.drift.DriftAlert.Status;
import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Incidents as an operator sees them: one alert when one begins, one when it is over. */
class EpisodesTest {
  private static final long WINDOW = 900_000;
  private static final int DAY = 96;
  private static final int REFERENCE = 28 * DAY;
  private static final long START = 1_767_571_200_000L;
  private static final StreamId WEB = new StreamId(StreamKind.SOURCE_VOLUME, "web");
  private static final StreamId BUYS = new StreamId(StreamKind.SEGMENT_CONVERSION, "4");
  private static final IntToDoubleFunction NEVER = loss(0, 0, 0);

  private final SplittableRandom random = new SplittableRandom(UserHash.mix(11));
  private DriftMonitor monitor;
  private DriftState state = new DriftState();
  private QuietWindows windows = QuietWindows.none();
  private final List<DriftAlert> alerts = new ArrayList<>();

  /** Streams that whoever makes ticks measures from a new level. */
  private final Set<StreamId> settled = new TreeSet<>();

  private double gauss() {
    double u = 1 - random.nextDouble();
    return StrictMath.sqrt(-2 * StrictMath.log(u))
        * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  /** Both streams, each less a part of what is usual. */
  private Tick tick(int i, double webLoss, double buysLoss) {
    TreeMap<StreamId, Reading> readings = new TreeMap<>();
    double web = (1 - webLoss) * (100 + 8 * gauss());
    readings.put(WEB, new Reading(web, web, 100, 100, web / 100 - 1));
    double buys = (1 - buysLoss) * (.1 + .01 * gauss());
    readings.put(BUYS, new Reading(buys, buys, .1, 50, buys / .1 - 1));
    return new Tick(end(i), readings);
  }

  private static long end(int i) {
    return START + (i + 1) * WINDOW;
  }

  @BeforeEach
  void learn() {
    List<Tick> healthy = new ArrayList<>();
    for (int i = 0; i < REFERENCE; i++) {
      healthy.add(tick(i, 0, 0));
    }
    monitor = new DriftMonitor(DriftReference.learn(healthy), DriftOptions.defaults());
  }

  /** Some days after the reference, restarted after every tick. */
  private void run(double days, IntToDoubleFunction webLoss, IntToDoubleFunction buysLoss) {
    run(0, days, webLoss, buysLoss);
  }

  private void run(
      int fromDay, double days, IntToDoubleFunction webLoss, IntToDoubleFunction buysLoss) {
    for (int i = 0; i < days * DAY; i++) {
      Tick raw =
          tick(REFERENCE + fromDay * DAY + i, webLoss.applyAsDouble(i), buysLoss.applyAsDouble(i));
      Tick tick = new Tick(raw.windowEnd(), raw.readings(), settled);
      DriftStep step = monitor.step(state, tick, windows);
      alerts.addAll(step.alerts());
      state = DriftState.fromBytes(state.toBytes());
      if (settled.addAll(step.settled())) {
        return;
      }
    }
  }

  private static IntToDoubleFunction loss(double part, double fromDay, double toDay) {
    return i -> i >= fromDay * DAY && i < toDay * DAY ? part : 0;
  }

  @Test
  void whatFollowsFromAnIncidentJoinsItAndItIsOverWhenAllIs() {
    run(5, loss(1, 1, 2), loss(.5, 1.25, 3));

    assertThat(alerts)
        .extracting(DriftAlert::status)
        .containsExactly(Status.FIRING, Status.UPDATED, Status.RESOLVED);
    DriftAlert last = alerts.get(2);
    assertThat(last.reason()).isEqualTo(Reason.CALM);
    assertThat(last.startedAt()).isEqualTo(alerts.get(0).startedAt());
    assertThat(last.culprits()).extracting(Culprit::stream).containsExactly(WEB, BUYS);
    assertThat(last.at()).isGreaterThan(end(REFERENCE + 3 * DAY));
  }

  @Test
  void whatHappensDaysLaterIsAnIncidentOfItsOwn() {
    run(6, loss(1, 1, 5), loss(.5, 3, 5));

    assertThat(alerts.stream().filter(alert -> alert.status() == Status.FIRING))
        .extracting(DriftAlert::stream)
        .containsExactly(WEB, BUYS);
    assertThat(alerts.stream().filter(alert -> alert.status() == Status.RESOLVED)).hasSize(2);
  }

  @Test
  void theBeginningOfTheChangeIsEstimated() {
    run(2, loss(.3, 1, 2), NEVER);

    long change = end(REFERENCE + DAY);
    assertThat((alerts.get(0).changedAt() - change) / WINDOW).isBetween(-3L, 3L);
    assertThat(alerts.get(0).culprits().get(0).effect()).isBetween(-.4, -.2);
  }

  @Test
  void aChangeThatLastsIsNormalAfterAWeekAndItsStreamsAreToBeMeasuredFromThere() {
    run(9, loss(.4, 1, 9), NEVER);

    assertThat(alerts).extracting(DriftAlert::status).startsWith(Status.FIRING, Status.RESOLVED);
    assertThat(alerts.get(1).reason()).isEqualTo(Reason.NEW_NORMAL);
    assertThat(settled).containsExactly(WEB);
  }

  @Test
  void whatIsLessThanHalfOfAChangeThatBecameNormalIsOfItAndWhatIsMoreIsTold() {
    run(9, loss(.4, 1, 9), NEVER);
    alerts.clear();

    run(9, 3, loss(.1, 0, 9), NEVER);
    assertThat(alerts).isEmpty();

    run(12, 3, loss(.4, 0, 9), NEVER);
    assertThat(alerts).extracting(DriftAlert::status).startsWith(Status.FIRING);
  }

  @Test
  void aStreamThatIsMeasuredFromTheReferenceAgainIsWatchedAsBefore() {
    run(9, loss(.4, 1, 9), NEVER);
    settled.clear();
    alerts.clear();

    run(9, 3, loss(.1, 0, 9), NEVER);

    assertThat(alerts).extracting(DriftAlert::status).startsWith(Status.FIRING);
  }

  @Test
  void severityFollowsTheEffect() {
    run(3, loss(.05, 1, 3), NEVER);

    assertThat(alerts.get(0).severity()).isEqualTo(Severity.INFO);
    assertThat(alerts.get(0).culprits().get(0).effect()).isBetween(-.1, -.02);
  }

  @Test
  void aSourceThatIsGoneIsCritical() {
    run(3, loss(1, 1, 3), NEVER);

    assertThat(alerts.get(0).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alerts.get(0).usersAffected()).isEqualTo(1);
    assertThat(CloudEventsJson.write(alerts.get(0), "m", "h"))
        .contains("\"cause\":\"source web silent since 2026-02-0");
  }

  @Test
  void aDropOfASegmentsConversionActsAndIsTakenBack() {
    run(3, NEVER, loss(.5, 1, 1.5));

    assertThat(alerts).hasSize(2);
    SegmentAction action = SegmentAction.of(alerts.get(0)).get(0);
    assertThat(action.kind()).isEqualTo(SegmentAction.Kind.RE_ESTIMATE_PROPENSITY);
    assertThat(action.segment()).isEqualTo(4);
    assertThat(action.observed() / action.expected()).isBetween(.4, .75);
    assertThat(SegmentAction.of(alerts.get(1)).get(0).kind())
        .isEqualTo(SegmentAction.Kind.RESTORE_PROPENSITY);
  }

  private void announce(double fromDay, double toDay, String... streams) {
    long from = end(REFERENCE - 1) + (long) (fromDay * DAY * WINDOW);
    long to = end(REFERENCE - 1) + (long) (toDay * DAY * WINDOW);
    windows =
        windows.after(
            new Announcement.Planned(
                new QuietWindow("sale", from, to, List.of(streams), Long.MIN_VALUE)));
  }

  @Test
  void whatWasAnnouncedIsLabelledAndPagesNobodyAndLeavesNoEvidence() {
    announce(1, 2, "segment-conversion/*");

    run(4, NEVER, loss(.5, 1, 2));

    assertThat(alerts)
        .extracting(DriftAlert::status)
        .containsExactly(Status.FIRING, Status.RESOLVED);
    assertThat(alerts)
        .allMatch(alert -> alert.planned().equals("sale") && alert.severity() == Severity.NONE);
    assertThat(alerts.get(1).reason()).isEqualTo(Reason.PLAN_OVER);
    assertThat(SegmentAction.of(alerts.get(0))).isEmpty();
  }

  @Test
  void otherStreamsPageWhileSomeAreQuiet() {
    announce(1, 2, "segment-conversion/4");

    run(2, loss(1, 1, 2), NEVER);

    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void whatGoesOnAfterTheAnnouncedTimePages() {
    announce(1, 2, "*");

    run(3, NEVER, loss(.5, 1, 3));

    assertThat(alerts)
        .extracting(DriftAlert::status, DriftAlert::planned)
        .containsExactly(
            tuple(Status.FIRING, "sale"), tuple(Status.RESOLVED, "sale"), tuple(Status.FIRING, ""));
  }

  @Test
  void anotherModelResolvesWhatIsOpenAndStartsAnew() {
    run(1.5, loss(1, 1, 9), NEVER);

    List<DriftAlert> resolved = monitor.modelChanged(state, end(REFERENCE + 2 * DAY));

    assertThat(resolved).extracting(DriftAlert::reason).containsExactly(Reason.MODEL_CHANGED);
    assertThat(state.toBytes()).isEqualTo(new DriftState().toBytes());
  }
}
