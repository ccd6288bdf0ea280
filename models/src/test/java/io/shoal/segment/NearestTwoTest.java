package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTwoTest {
  private static final int SEARCHES = 300;

  private final SplittableRandom random = new SplittableRandom(11);

  /** The answer by definition: of equals the lower index, as an array of first and second. */
  private static int[] bySearchOfAll(double[][] positions, short[] embedding) {
    int[] nearest = {-1, -1};
    for (int i = 0; i < positions.length; i++) {
      double distance = squared(positions[i], embedding);
      if (nearest[0] < 0 || distance < squared(positions[nearest[0]], embedding)) {
        nearest[1] = nearest[0];
        nearest[0] = i;
      } else if (nearest[1] < 0 || distance < squared(positions[nearest[1]], embedding)) {
        nearest[1] = i;
      }
    }
    return nearest;
  }

  private static double squared(double[] position, short[] embedding) {
    double sum = 0;
    for (int d = 0; d < embedding.length; d++) {
      sum += (embedding[d] - position[d]) * (embedding[d] - position[d]);
    }
    return sum;
  }

  private double[][] positions(int n, int dimensions, int reach) {
    double[][] positions = new double[n][];
    for (int i = 0; i < n; i++) {
      boolean isCopy = i > 0 && random.nextInt(5) == 0;
      positions[i] =
          isCopy
              ? positions[random.nextInt(i)].clone()
              : random.ints(dimensions, -reach, reach + 1).asDoubleStream().toArray();
    }
    return positions;
  }

  private short[] embedding(int dimensions, int reach) {
    short[] embedding = new short[dimensions];
    for (int d = 0; d < dimensions; d++) {
      embedding[d] = (short) random.nextInt(-reach, reach + 1);
    }
    return embedding;
  }

  /** Every coordinate the least or the greatest there is. */
  private short[] corner(int dimensions) {
    short[] corner = new short[dimensions];
    for (int d = 0; d < dimensions; d++) {
      corner[d] = random.nextBoolean() ? Short.MIN_VALUE : Short.MAX_VALUE;
    }
    return corner;
  }

  private static void assertAgrees(NearestTwo search, double[][] positions, short[] embedding) {
    int[] expected = bySearchOfAll(positions, embedding);
    search.search(embedding);

    assertThat(new int[] {search.first(), search.second()}).isEqualTo(expected);
    if (expected[0] >= 0) {
      assertThat(search.firstSquared()).isEqualTo(squared(positions[expected[0]], embedding));
    }
    if (expected[1] >= 0) {
      assertThat(search.secondSquared()).isEqualTo(squared(positions[expected[1]], embedding));
    }
  }

  /** A reach of some units gives many ties; the whole grid next to none. */
  @ParameterizedTest
  @CsvSource({
    "0, 2, 3",
    "0, 16, 3",
    "1, 2, 3",
    "1, 16, 16384",
    "2, 2, 3",
    "2, 16, 3",
    "2, 8, 16384",
    "200, 2, 3",
    "200, 2, 16384",
    "200, 8, 2",
    "200, 16, 1",
    "200, 16, 16384",
    "1000, 2, 12",
    "1000, 2, 16384",
    "1000, 8, 1",
    "1000, 8, 16384",
    "1000, 16, 1",
    "1000, 16, 32767"
  })
  void agreesWithASearchOfAll(int n, int dimensions, int reach) {
    double[][] positions = positions(n, dimensions, reach);
    NearestTwo search = new NearestTwo(positions, dimensions);

    for (int i = 0; i < SEARCHES; i++) {
      assertAgrees(search, positions, embedding(dimensions, reach));
      assertAgrees(search, positions, corner(dimensions));
    }
  }

  /** Clouds of micro-centres, where most groups are passed over. */
  @ParameterizedTest
  @CsvSource({"200, 2", "200, 8", "1000, 2", "1000, 8", "1000, 16"})
  void agreesWithASearchOfAllWherePositionsLieInClouds(int n, int dimensions) {
    double[][] positions = positions(n, dimensions, 40);
    for (int i = 0; i < n; i++) {
      positions[i][0] += 5_000 * (i % 7 - 3);
    }
    NearestTwo search = new NearestTwo(positions, dimensions);

    for (int i = 0; i < SEARCHES; i++) {
      short[] embedding = embedding(dimensions, 60);
      embedding[0] += (short) (2_500 * (i % 13 - 6));
      assertAgrees(search, positions, embedding);
    }
  }

  @Test
  void agreesWithASearchOfAllWhereAllPositionsAreOne() {
    double[][] positions = new double[200][3];
    NearestTwo search = new NearestTwo(positions, 3);

    assertAgrees(search, positions, new short[] {0, 0, 0});
    assertAgrees(search, positions, new short[] {Short.MIN_VALUE, 5, Short.MAX_VALUE});
  }
}
