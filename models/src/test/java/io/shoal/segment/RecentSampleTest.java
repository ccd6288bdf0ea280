package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoal.event.UserHash;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentSampleTest {
  /** So many embeddings at a place, of users who are counted from a number on. */
  private static LeastHashes embeddings(int n, int from, int x) {
    LeastHashes embeddings = new LeastHashes(RecentSample.MOST);
    for (int i = 0; i < n; i++) {
      embeddings.add(UserHash.mix(from + i), new short[] {(short) x});
    }
    return embeddings;
  }

  private static double weight(Mass[] masses) {
    return Arrays.stream(masses).mapToDouble(Mass::weight).sum();
  }

  private static double weightAt(Mass[] masses, int x) {
    return Arrays.stream(masses).filter(m -> m.at()[0] == x).mapToDouble(Mass::weight).sum();
  }

  @Test
  void whatIsOlderIsDrawnLess() {
    int old = 0;
    int fresh = 0;
    for (int trial = 0; trial < 50; trial++) {
      RecentSample sample =
          RecentSample.NONE
              .with(1, embeddings(1_000, 4_000 * trial + 1, 1).all())
              .with(0.25, embeddings(1_000, 4_000 * trial + 2_001, 2).all());
      assertThat(sample.size()).isEqualTo(RecentSample.MOST);
      for (int i = 0; i < sample.size(); i++) {
        old += sample.at(i)[0] == 1 ? 1 : 0;
        fresh += sample.at(i)[0] == 2 ? 1 : 0;
      }
    }

    assertThat((double) old / fresh).isCloseTo(0.25, within(0.05));
  }

  @Test
  void aSampleThatIsNotFullWeighsTheOldLess() {
    RecentSample sample =
        RecentSample.NONE
            .with(1, embeddings(20, 1, 1).all())
            .with(0.25, embeddings(20, 101, 2).all());
    Mass[] even = sample.masses(Fold.EVEN, 100);
    Mass[] odd = sample.masses(Fold.ODD, 40);

    assertThat(even.length + odd.length).isEqualTo(40);
    assertThat(weight(even)).isCloseTo(100, within(1e-9));
    assertThat(weight(odd)).isCloseTo(40, within(1e-9));
    double each =
        Arrays.stream(even).filter(m -> m.at()[0] == 1).findFirst().orElseThrow().weight();
    assertThat(Arrays.stream(even).filter(m -> m.at()[0] == 2))
        .allSatisfy(mass -> assertThat(mass.weight()).isCloseTo(4 * each, within(1e-9)));
  }

  @Test
  void whatWasUnlikelyToBeDrawnStandsForMore() {
    RecentSample sample =
        RecentSample.NONE
            .with(1, embeddings(60, 1, 1).all())
            .with(0.1, embeddings(60, 101, 2).all());
    Mass[] masses = sample.masses(Fold.EVEN, 33);

    assertThat(weightAt(masses, 1)).isPositive().isLessThan(weightAt(masses, 2));
  }

  @Test
  void aMergedSampleKeepsTheLeastKeysAndLeavesTheFormerAsItWas() {
    RecentSample old = RecentSample.NONE.with(1, embeddings(100, 1, 1).all());
    long[] before = IntStream.range(0, old.size()).mapToLong(old::hash).toArray();
    RecentSample merged = old.with(0.5, embeddings(100, 101, 2).all());
    double[] keys =
        IntStream.range(0, merged.size())
            .mapToDouble(
                i -> -Math.log1p(-((merged.hash(i) >>> 11) + 0.5) * 0x1p-53) / merged.weight(i))
            .toArray();

    assertThat(keys).hasSize(RecentSample.MOST).isSorted();
    assertThat(IntStream.range(0, old.size()).mapToLong(old::hash).toArray()).isEqualTo(before);
    assertThat(old.weight(0)).isEqualTo(1);
  }

  @Test
  void whatIsForgottenIsDropped() {
    RecentSample sample = RecentSample.NONE.with(1, embeddings(5, 1, 1).all());

    assertThat(sample.with(0.04, embeddings(0, 1, 1).all()).size()).isZero();
  }
}
