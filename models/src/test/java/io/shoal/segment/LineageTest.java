package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.segment.SegmentEvent.Kind;
import org.junit.jupiter.api.Test;

class LineageTest {
  private static final long NOW = 900_000;

  private final Lineage lineage = new Lineage(SegmentCatalog.empty(2), NOW);

  @Test
  void aSegmentIsBornWithANewId() {
    int first = lineage.found(0, Kind.BORN);
    int second = lineage.found(first, Kind.SPLIT);

    assertThat(lineage.ids()).containsExactly(first, second);
    assertThat(lineage.living().get(second)).isEqualTo(new Segment(second, first, NOW));
    assertThat(lineage.nextId()).isGreaterThan(second);
  }

  @Test
  void anIdIsNotUsedAgain() {
    int ended = lineage.found(0, Kind.BORN);
    lineage.end(ended, 0, Kind.DIED);

    assertThat(lineage.found(0, Kind.BORN)).isGreaterThan(ended);
    assertThat(lineage.gone()).containsEntry(ended, 0);
  }

  @Test
  void whatComesAndGoesAtOneLookIsNotTold() {
    int stays = lineage.found(0, Kind.BORN);
    int passes = lineage.found(stays, Kind.SPLIT);
    lineage.end(passes, stays, Kind.MERGED);

    assertThat(lineage.lasting()).containsExactly(new SegmentEvent(Kind.BORN, stays, 0, NOW));
  }

  @Test
  void theOldestOfThoseThatAreGoneAreForgotten() {
    int oldest = lineage.found(0, Kind.BORN);
    lineage.end(oldest, 0, Kind.DIED);
    for (int i = 0; i < 10_000; i++) {
      lineage.end(lineage.found(0, Kind.BORN), 0, Kind.DIED);
    }

    assertThat(lineage.gone()).hasSize(10_000).doesNotContainKey(oldest);
  }
}
