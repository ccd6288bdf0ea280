package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.UserHash;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments of any shape are found, and nobody says which shape or how many. */
class AdaptiveSegmenterShapesTest {
  private static final int DIMENSIONS = 8;
  private static final int WINDOWS = 20;
  private static final int EACH = 1_000;
  private static final int JUDGED = 2_000;

  private final Segmenter segmenter =
      new AdaptiveSegmenter(new SegmenterOptions(Duration.ofHours(3), 200, 20));

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

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "4, 1", "4, 2"})
  void cloudsAroundACornerAreNoArc(int dimensions, long seed) {
    assertThat(agreement(Shapes.corner(seed, dimensions), dimensions)).isGreaterThanOrEqualTo(.85);
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "8, 2", "8, 3", "16, 1"})
  void whatHasNoStructureIsOneSegment(int dimensions, long seed) {
    SegmenterRun run = new SegmenterRun(segmenter, dimensions);
    Shapes shapes = Shapes.noStructure(seed, dimensions);

    assertThat(run.see(shapes, WINDOWS, EACH).catalog().segments()).hasSize(1);
  }

  /** Every tenth embedding lies anywhere on the grid; how those are labelled is not judged. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void twelveCloudsAreFoundThroughATenthOfNoise(long seed) {
    Shapes clouds = Shapes.clouds(seed, DIMENSIONS, 12);
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed + 100));
    SegmentCatalog catalog = SegmentCatalog.empty(DIMENSIONS);
    for (int window = 1; window <= WINDOWS; window++) {
      WindowCount count = segmenter.open(catalog);
      for (int i = 0; i < EACH; i++) {
        short[] at = random.nextInt(10) == 0 ? anywhere(random) : clouds.next().at();
        count.add(UserHash.mix((long) window * EACH + i), at);
      }
      catalog = segmenter.close(catalog, count, window * SegmenterRun.HOUR).catalog();
    }
    SegmentLabels labels = new SegmentLabels(catalog);
    int[] truth = new int[JUDGED];
    int[] found = new int[JUDGED];
    for (int i = 0; i < JUDGED; i++) {
      LabelledPoint point = clouds.next();
      truth[i] = point.label();
      found[i] = labels.of(point.at(), 0);
    }

    assertThat(AdjustedRandIndex.of(truth, found)).isGreaterThanOrEqualTo(.9);
  }

  private static short[] anywhere(SplittableRandom random) {
    short[] at = new short[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      at[d] = (short) random.nextInt(-(1 << 14), (1 << 14) + 1);
    }
    return at;
  }
}
