package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments of any shape are found, and nobody says which shape or how many. */
class AdaptiveSegmenterShapesTest {
  private static final int WINDOWS = 20;
  private static final int EACH = 1_000;
  private static final int JUDGED = 2_000;

  private final Segmenter segmenter =
      new AdaptiveSegmenter(new SegmenterOptions(Duration.ofHours(3), 100, 20));

  private double agreement(Shapes shapes, int dimensions) {
    return new SegmenterRun(segmenter, dimensions)
        .see(shapes, WINDOWS, EACH)
        .agreement(shapes, JUDGED);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "8, 1", "8, 2"})
  void ringsAroundOneMiddleAreFound(int dimensions, long seed) {
    assertThat(agreement(Shapes.rings(seed, dimensions, 400), dimensions))
        .isGreaterThanOrEqualTo(.9);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "8, 1", "8, 2"})
  void crescentsAreFound(int dimensions, long seed) {
    assertThat(agreement(Shapes.crescents(seed, dimensions, 400), dimensions))
        .isGreaterThanOrEqualTo(.9);
  }
}
