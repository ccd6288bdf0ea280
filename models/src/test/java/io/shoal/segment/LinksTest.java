package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksTest {
  private static PairCounts counts(int a, int b, long n) {
    PairCounts counts = new PairCounts();
    counts.add(SegmentCatalog.pair(a, b), n);
    return counts;
  }

  private static String told(Links links) {
    StringBuilder told = new StringBuilder();
    for (int k = 0; k < links.size(); k++) {
      told.append(links.a(k) + "-" + links.b(k) + ":" + links.weight(k) + " ");
    }
    return told.toString().strip();
  }

  @Test
  void whatWasFadesAndWhatWasCountedIsAdded() {
    PairCounts counts = counts(0, 3, 5);
    counts.add(SegmentCatalog.pair(1, 2), 2);
    Links links = counts(2, 1, 8).links().with(1, counts(4, 1, 6)).with(0.5, counts);

    assertThat(told(links)).isEqualTo("0-3:5.0 1-2:6.0 1-4:3.0");
  }

  @Test
  void linksOfThoseThatGoAndFaintOnesGo() {
    PairCounts counts = counts(0, 1, 9);
    counts.add(SegmentCatalog.pair(1, 2), 8);
    counts.add(SegmentCatalog.pair(1, 3), 2);
    counts.add(SegmentCatalog.pair(2, 3), 7);

    assertThat(told(counts.links().renumbered(new int[] {-1, 0, 1, 2}, 2)))
        .isEqualTo("0-1:8.0 1-2:7.0");
  }
}
