package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generators the tests of segmenters lean on. */
class ShapesTest {
  private static final int N = 5_000;

  static Stream<Shapes> curves() {
    return Stream.of(
        Shapes.rings(1, 2, 400),
        Shapes.rings(1, 8, 400),
        Shapes.crescents(1, 2, 400),
        Shapes.crescents(1, 8, 400));
  }

  /** Who is alike with the nearest of 1,000 others: what one sees who looks at the points. */
  @ParameterizedTest
  @MethodSource("curves")
  void curvesLieApartThoughTheyAreCurved(Shapes shapes) {
    LabelledPoint[] known =
        Stream.generate(shapes::next).limit(1_000).toArray(LabelledPoint[]::new);
    int[] truth = new int[500];
    int[] found = new int[500];
    for (int i = 0; i < truth.length; i++) {
      LabelledPoint point = shapes.next();
      truth[i] = point.label();
      found[i] = nearest(known, point.at());
    }

    assertThat(AdjustedRandIndex.of(truth, found)).isGreaterThan(.98);
  }

  private static int nearest(LabelledPoint[] known, short[] point) {
    double least = Double.MAX_VALUE;
    int label = -1;
    for (LabelledPoint other : known) {
      double squared = 0;
      for (int d = 0; d < point.length; d++) {
        squared += (point[d] - other.at()[d]) * (double) (point[d] - other.at()[d]);
      }
      if (squared < least) {
        least = squared;
        label = other.label();
      }
    }
    return label;
  }

  @Test
  void aShareIsTheShareOfThePoints() {
    Shapes shapes = Shapes.oneInAHundred(3, 4);
    int rare = 0;
    for (int i = 0; i < N; i++) {
      rare += shapes.next().label() == 2 ? 1 : 0;
    }

    assertThat((double) rare / N).isCloseTo(.01, within(.005));
  }

  @Test
  void theSameSeedGivesTheSamePointsAndAnotherGivesOthers() {
    Shapes a = Shapes.clouds(1, 8, 5);
    Shapes b = Shapes.clouds(1, 8, 5);
    Shapes other = Shapes.clouds(2, 8, 5);

    short[] first = a.next().at();
    assertThat(b.next().at()).isEqualTo(first);
    assertThat(other.next().at()).isNotEqualTo(first);
  }
}
