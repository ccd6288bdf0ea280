package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoMeansTest {
  private final List<MicroCentre> centres = new ArrayList<>();

  private List<BitSet> clusterings(double... xs) {
    for (double x : xs) {
      centres.add(new MicroCentre(new double[] {x, 7}, 10, 10, 1));
    }
    return new TwoMeans(centres, IntStream.range(0, centres.size()).toArray()).find();
  }

  @Test
  void whicheverSeedBeginsTwoHeapsAreFoundOnceFromEitherSide() {
    assertThat(clusterings(0, 1, 2, 100, 101, 102))
        .containsExactly(
            BitSet.valueOf(new long[] {0b000111}), BitSet.valueOf(new long[] {0b111000}));
  }

  @Test
  void aHeavySideDrawsItsMean() {
    centres.add(new MicroCentre(new double[] {0, 7}, 1_000, 10, 1));

    assertThat(clusterings(40, 60, 100)).contains(BitSet.valueOf(new long[] {0b1110}));
  }

  @Test
  void whatLiesInOnePlaceIsNotCut() {
    assertThat(clusterings(5, 5, 5)).isEmpty();
  }
}
