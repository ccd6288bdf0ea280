package io.shoal.training.evaluation.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroupingTest {
  @Test
  void groupsThatTellEverythingHoldAllVariance() {
    Grouping grouping = new Grouping(new int[] {1, 1, 2, 2, 2, 1});

    assertThat(grouping.betweenShare(new boolean[] {true, true, false, false, false, true}))
        .isEqualTo(1);
  }

  @Test
  void manyGroupsByChanceHoldNone() {
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    for (int run = 0; run < 200; run++) {
      int[] groups = random.ints(400, 0, 100).toArray();
      boolean[] converted = new boolean[400];
      for (int i = 0; i < 400; i++) {
        converted[i] = random.nextBoolean();
      }
      sum += new Grouping(groups).betweenShare(converted) / 200;
    }

    assertThat(sum).isCloseTo(0, within(.01));
  }

  @Test
  void groupsFarApartHaveASilhouetteNearOne() {
    int[] groups = new int[40];
    double[][] points = new double[40][];
    for (int i = 0; i < 40; i++) {
      groups[i] = i % 2;
      points[i] = new double[] {100 * (i % 2) + i * .01, 0};
    }

    assertThat(new Grouping(groups).silhouette(points)).isGreaterThan(.99);
  }

  @Test
  void theSameGroupsUnderOtherNamesAgree() {
    Grouping one = new Grouping(new int[] {1, 1, 2, 2, 3});

    assertThat(one.agreement(new Grouping(new int[] {7, 7, 5, 5, 1}))).isEqualTo(1);
  }

  @Test
  void kMeansFindsWhatIsApart() {
    double[][] points = new double[60][];
    Arrays.setAll(points, i -> new double[] {10 * (i % 3) + i * .01, i % 3});

    Grouping found = KMeans.fit(points, 3, 1).group(points);

    int[] truth = new int[60];
    Arrays.setAll(truth, i -> i % 3);
    assertThat(found.agreement(new Grouping(truth))).isEqualTo(1);
  }
}
