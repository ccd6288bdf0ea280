package io.shoal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PartitionClockProperties {
  private static final long WINDOW = 900_000;
  private static final Duration BOUND = Duration.ofMinutes(5);

  @Property
  void eventsOutOfOrderWithinTheBoundKeepTheirWindow(
      @ForAll @Size(max = 200) List<@IntRange(max = 299_999) Integer> jitter) {
    PartitionClock clock = new PartitionClock(BOUND, Duration.ofDays(7), WINDOW);
    long base = 1_767_571_200_000L;
    for (int i = 0; i < jitter.size(); i++) {
      long time = base + i * 60_000L - jitter.get(i);

      long end = clock.observe(time);

      assertThat(end).isEqualTo(Math.floorDiv(time, WINDOW) * WINDOW + WINDOW);
      assertThat(clock.delayed()).isFalse();
    }
  }

  @Property
  void noEventFallsBehindTheWatermark(
      @ForAll @Size(max = 200) List<@IntRange(max = 700_000_000) Integer> times) {
    PartitionClock clock = new PartitionClock(BOUND, Duration.ofDays(7), WINDOW);
    for (int time : times) {
      long end = clock.observe(1_767_571_200_000L + time);
      if (end != PartitionClock.LATE) {
        assertThat(end).isGreaterThan(clock.clock() - BOUND.toMillis());
      }
    }
  }
}
