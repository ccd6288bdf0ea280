package io.shoal.drift.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.drift.Reading;
import io.shoal.drift.StreamId;
import io.shoal.drift.StreamKind;
import io.shoal.drift.Tick;
import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TickPoolTest {
  private static final long START = 1_767_571_200_000L;
  private static final long WINDOW = 900_000;
  private static final int DAY = 96;
  private static final StreamId WEB = new StreamId(StreamKind.SOURCE_VOLUME, "web");

  private final SplittableRandom random = new SplittableRandom(UserHash.mix(11));

  private TickReference reference(double perWindow) {
    double[] mean = new double[168];
    Arrays.fill(mean, perWindow);
    TreeMap<StreamId, RateReference> rates = new TreeMap<>();
    rates.put(WEB, new RateReference(mean, 1, perWindow * DAY));
    Axes axes = new Axes(new double[0], new double[0][], new TreeMap<>());
    return new TickReference(List.of(), axes, rates, new PaneReference(new float[0][][]));
  }

  private static WindowFigures window(int i, double users) {
    TreeMap<StreamId, Amount> amounts = new TreeMap<>();
    amounts.put(WEB, new Amount(users, 1));
    return new WindowFigures(START + (i + 1) * WINDOW, amounts, new long[0][]);
  }

  private double poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    int n = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      n++;
    }
    return n;
  }

  @Test
  void aSourceOfFewUsersIsJudgedWhenTenAreExpectedTogether() {
    TickPool pool = new TickPool();
    List<Integer> judged = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Tick tick = pool.next(window(i, 0), reference(2), Set.of());
      if (tick.readings().containsKey(WEB)) {
        judged.add(i);
      }
    }

    assertThat(judged).startsWith(4);
    assertThat(judged).hasSizeBetween(3, 4);
  }

  @Test
  void aStatisticOfHealthyWindowsHasMeanZeroAndVarianceOne() {
    TickPool pool = new TickPool();
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int i = 0; i < 60 * DAY; i++) {
      Reading reading =
          pool.next(window(i, poisson(3)), reference(3), Set.of()).readings().get(WEB);
      if (reading != null) {
        sum += reading.statistic();
        squares += reading.statistic() * reading.statistic();
        n++;
      }
    }

    assertThat(sum / n).isBetween(-.1, .1);
    assertThat(squares / n).isBetween(.8, 1.25);
  }

  @Test
  void growthIsFollowedAndASuddenDropIsToldBeforeItIs() {
    TickPool pool = new TickPool();
    Reading last = Reading.NONE;
    for (int i = 0; i < 180 * DAY; i++) {
      double users = 20 * (1 + .2 * i / (180 * DAY));
      Reading reading = pool.next(window(i, users), reference(20), Set.of()).readings().get(WEB);
      last = reading == null ? last : reading;
    }
    assertThat(last.statistic()).isBetween(-.3, .3);

    Reading dropped = pool.next(window(180 * DAY, 12), reference(20), Set.of()).readings().get(WEB);
    assertThat(dropped.statistic()).isLessThan(-2);
  }

  @Test
  void aPoolThatIsWrittenAndReadGoesOnAsIfItHadNotBeen() {
    TickPool straight = new TickPool();
    TickPool restored = new TickPool();
    for (int i = 0; i < 40; i++) {
      double users = poisson(4);
      Tick expected = straight.next(window(i, users), reference(4), Set.of());
      restored = TickPool.fromBytes(restored.toBytes());
      assertThat(restored.next(window(i, users), reference(4), Set.of())).isEqualTo(expected);
    }
  }

  @Test
  void whatIsOfAnOpenIncidentIsNotFollowed() {
    TickPool pool = new TickPool();
    Reading last = Reading.NONE;
    for (int i = 0; i < 30 * DAY; i++) {
      last = pool.next(window(i, 0), reference(20), Set.of(WEB)).readings().get(WEB);
    }

    assertThat(last.expected()).isEqualTo(20);
    assertThat(last.statistic()).isLessThan(-4);
  }

  @Test
  void aChangeThatHasLastedIsMeasuredFromByHourUntilTheStreamComesBack() {
    TickPool pool = new TickPool();
    for (int i = 0; i < 7 * DAY; i++) {
      pool.next(window(i, i % DAY < DAY / 2 ? 5 : 10), reference(20), Set.of(WEB));
    }
    pool.settle(WEB, reference(20));
    Tick settled = null;
    for (int i = 7 * DAY; i < 9 * DAY; i++) {
      settled = pool.next(window(i, i % DAY < DAY / 2 ? 5 : 10), reference(20), Set.of());
      assertThat(settled.readings().get(WEB).statistic()).isBetween(-1.0, 1.0);
    }
    assertThat(settled.settled()).containsExactly(WEB);

    Tick back = settled;
    for (int i = 9 * DAY; i < 9 * DAY + 10; i++) {
      back = pool.next(window(i, 20), reference(20), Set.of());
    }
    assertThat(back.settled()).isEmpty();
    assertThat(back.readings().get(WEB).expected()).isBetween(19.0, 21.0);
  }
}
