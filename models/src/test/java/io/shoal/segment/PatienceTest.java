package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final double WAIT = 100;
  private static final int NEW = 7;

  @Test
  void aMoveWaitsUntilItHasBeenDueAtEveryLookForAWhile() {
    Patience first = new Patience(new TreeMap<>(), NEW, 1_000, WAIT);
    assertThat(first.waitsToMerge(2, 1)).isTrue();
    assertThat(first.waitsToSplit(3)).isTrue();

    Patience second = new Patience(first.due(), NEW, 1_099, WAIT);
    assertThat(second.waitsToMerge(1, 2)).isTrue();

    Patience third = new Patience(second.due(), NEW, 1_100, WAIT);
    assertThat(third.waitsToMerge(1, 2)).isFalse();
    // It was not due at the second look, so its wait begins anew.
    assertThat(third.waitsToSplit(3)).isTrue();
  }

  @Test
  void whatIsMadeIsNotRemembered() {
    NavigableMap<Long, Long> due = new TreeMap<>();
    due.put(SegmentCatalog.pair(1, 2), 0L);

    Patience patience = new Patience(due, NEW, 1_000, WAIT);

    assertThat(patience.waitsToMerge(1, 2)).isFalse();
    assertThat(patience.due()).isEmpty();
  }

  @Test
  void segmentsOfTheSameLookWaitForNothing() {
    Patience patience = new Patience(new TreeMap<>(), NEW, 1_000, WAIT);

    assertThat(patience.waitsToMerge(1, NEW)).isFalse();
    assertThat(patience.waitsToSplit(NEW)).isFalse();
  }
}
