package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final int NEW = 7;

  @Test
  void aMoveWaitsUntilItHasBeenDueAtEveryLookForAWhile() {
    Patience first = new Patience(new TreeMap<>(), NEW, 1_000);
    assertThat(first.waitsToMerge(2, 1, WAIT)).isTrue();
    assertThat(first.waitsToSplit(3, WAIT)).isTrue();

    Patience second = new Patience(first.due(), NEW, 1_099);
    assertThat(second.waitsToMerge(1, 2, WAIT)).isTrue();

    Patience third = new Patience(second.due(), NEW, 1_100);
    assertThat(third.waitsToMerge(1, 2, WAIT)).isFalse();
    // It was not due at the second look, so its wait begins anew.
    assertThat(third.waitsToSplit(3, WAIT)).isTrue();
  }

  @Test
  void whatIsMadeIsNotRemembered() {
    NavigableMap<Long, Long> due = new TreeMap<>();
    due.put(SegmentCatalog.pair(1, 2), 0L);

    Patience patience = new Patience(due, NEW, 1_000);

    assertThat(patience.waitsToMerge(1, 2, WAIT)).isFalse();
    assertThat(patience.due()).isEmpty();
  }

  @Test
  void segmentsOfTheSameLookWaitForNothing() {
    Patience patience = new Patience(new TreeMap<>(), NEW, 1_000);

    assertThat(patience.waitsToMerge(1, NEW, WAIT)).isFalse();
    assertThat(patience.waitsToSplit(NEW, WAIT)).isFalse();
  }
}
