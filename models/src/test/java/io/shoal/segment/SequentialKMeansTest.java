package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequentialKMeansTest {
  private static final Duration HALF_LIFE = Duration.ofHours(3);

  private static SegmenterRun run(int k, int dimensions) {
    return new SegmenterRun(new SequentialKMeans(k, HALF_LIFE, 1), dimensions);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void roundCloudsAreFound(long seed) {
    double[] shares = {.35, .25, .2, .12, .08};
    double[] spreads = {900, 700, 600, 800, 500};
    Shapes clouds = Shapes.clouds(seed, 8, shares, spreads);

    assertThat(run(5, 8).see(clouds, 10, 1_000).agreement(clouds, 2_000)).isGreaterThan(.8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ringsAreCutAcross(long seed) {
    Shapes rings = Shapes.rings(seed, 8, 400);

    assertThat(run(2, 8).see(rings, 10, 1_000).agreement(rings, 2_000)).isLessThan(.5);
  }

  @Test
  void itMakesAsManySegmentsAsItWasToldEvenOfOneCloud() {
    SegmenterRun run = run(4, 8).see(Shapes.noStructure(1, 8), 20, 1_000);

    assertThat(run.catalog().segments()).hasSize(4);
    assertThat(run.events()).hasSize(4).allMatch(e -> e.kind() == SegmentEvent.Kind.BORN);
  }

  @Test
  void aCentreFollowsItsMembersAtTheSpeedOfTheHalfLife() {
    SequentialKMeans segmenter = new SequentialKMeans(1, HALF_LIFE, 1);
    SegmentCatalog catalog = SegmentCatalog.empty(1);
    WindowCount first = segmenter.open(catalog);
    for (int i = 0; i < 500; i++) {
      first.add(i, new short[] {1_000});
    }
    catalog = segmenter.close(catalog, first, 0).catalog();
    WindowCount later = segmenter.open(catalog);
    for (int i = 0; i < 250; i++) {
      later.add(i, new short[] {4_000});
    }
    catalog = segmenter.close(catalog, later, HALF_LIFE.toMillis()).catalog();

    // The 500 of before weigh 250 now, so the centre stands half way.
    assertThat(catalog.centres.get(0).at()).containsExactly(2_500);
    assertThat(catalog.weights().get(1)).isEqualTo(500);
  }

  @Test
  void embeddingsThatAreAllAlikeAreOneSegment() {
    SegmentCatalog catalog = SegmentCatalog.empty(2);
    SequentialKMeans segmenter = new SequentialKMeans(3, HALF_LIFE, 1);
    WindowCount count = segmenter.open(catalog);
    for (int i = 0; i < 600; i++) {
      count.add(i, new short[] {5, 5});
    }

    assertThat(segmenter.close(catalog, count, 1).catalog().segments()).hasSize(1);
  }

  @Test
  void aNumberOfSegmentsOrAHalfLifeThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new SequentialKMeans(0, HALF_LIFE, 1))
        .hasMessageContaining("1 to 500");
    assertThatThrownBy(() -> new SequentialKMeans(3, Duration.ZERO, 1))
        .hasMessageContaining("half-life");
  }
}
