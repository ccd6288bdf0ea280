package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairCountsTest {
  private final SplittableRandom random = new SplittableRandom(5);
  private final PairCounts counts = new PairCounts();
  private final TreeMap<Long, Long> expected = new TreeMap<>();

  private void add(PairCounts to, int additions, int centres) {
    for (int i = 0; i < additions; i++) {
      int a = random.nextInt(centres);
      long pair = SegmentCatalog.pair(a, (a + 1 + random.nextInt(centres - 1)) % centres);
      long n = random.nextLong(1, 1L << 40);
      to.add(pair, n);
      expected.merge(pair, n, Long::sum);
    }
  }

  private static Map<Long, Long> sorted(PairCounts counts) {
    Links links = counts.links();
    Map<Long, Long> sorted = new LinkedHashMap<>();
    for (int k = 0; k < links.size(); k++) {
      sorted.put(links.pair(k), (long) links.weight(k));
    }
    return sorted;
  }

  @Test
  void nothingIsCountedAtFirst() {
    assertThat(sorted(counts)).isEmpty();
  }

  @Test
  void whatIsAddedToOnePairSumsUp() {
    counts.add(SegmentCatalog.pair(3, 7), 2);
    counts.add(SegmentCatalog.pair(7, 3), 5);
    counts.add(SegmentCatalog.pair(0, 1), 1L << 40);

    assertThat(sorted(counts))
        .isEqualTo(Map.of(SegmentCatalog.pair(3, 7), 7L, SegmentCatalog.pair(0, 1), 1L << 40));
  }

  /** A table of 1,024 has room for 512; some 20,000 pairs make it grow six times. */
  @Test
  void countsStayTrueWhileTheTableGrows() {
    add(counts, 200_000, 200);

    assertThat(expected).hasSizeGreaterThan(15_000);
    assertThat(sorted(counts)).isEqualTo(expected);
  }

  @Test
  void countsOfPartsAddUpToThoseOfTheWhole() {
    PairCounts other = new PairCounts();
    add(counts, 400, 60);
    add(other, 20_000, 90);
    Map<Long, Long> others = sorted(other);
    counts.addAll(other);

    assertThat(sorted(counts)).isEqualTo(expected);
    assertThat(sorted(other)).isEqualTo(others);
  }

  @Test
  void pairsComeInAscendingOrder() {
    add(counts, 3_000, 10_000);

    assertThat(sorted(counts).keySet()).containsExactlyElementsOf(expected.keySet());
    assertThat(sorted(counts).keySet().stream().toList()).isSorted();
  }
}
