package io.shoal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentBenchTest {
  private static SegmentScore score(Contestant contestant) {
    return new SegmentBench(contestant, 1).run();
  }

  @Test
  void theOracleSeesAllAtOnce() {
    SegmentScore score = score(Contestant.ORACLE);

    assertThat(score.adjustedRandIndex()).isGreaterThan(.9);
    assertThat(score.segmentsError()).isZero();
    assertThat(score.seenAfter().values()).hasSize(4).containsOnly(0);
    assertThat(score.driftHeld()).isEqualTo(1);
    assertThat(score.idChurn()).isZero();
  }

  @Test
  void oneSegmentForAllSeesNothing() {
    SegmentScore score = score(Contestant.ONE);

    assertThat(score.adjustedRandIndex()).isZero();
    assertThat(score.segmentsError()).isBetween(10.0, 11.0);
    assertThat(score.seenAfter().values()).hasSize(4).containsOnly(-1);
    assertThat(score.driftHeld()).isZero();
    assertThat(score.idChurn()).isZero();
  }

  @Test
  void sequentialKMeansLiesBetweenThem() {
    SegmentScore score = score(Contestant.K_MEANS);

    assertThat(score.adjustedRandIndex()).isBetween(.5, .9);
    assertThat(score.seenAfter()).containsEntry(Turn.DEATH, -1);
  }
}
