package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValleyTest {
  private static final double RADIUS = 1_000;

  private final SplittableRandom random = new SplittableRandom(1);
  private final List<MicroCentre> centres = new ArrayList<>();

  /** Micro-centres around a point, in three dimensions, the third ten times as wide. */
  private int[] cloud(int n, double x, double weight) {
    int first = centres.size();
    for (int i = 0; i < n; i++) {
      double[] at = {x + 400 * gauss(), 400 * gauss(), 4_000 * gauss()};
      centres.add(new MicroCentre(at, weight, weight, 0));
    }
    return IntStream.range(first, centres.size()).toArray();
  }

  /** Micro-centres evenly along a line. */
  private int[] row(int n, double x, double weight) {
    int first = centres.size();
    for (int i = 0; i < n; i++) {
      centres.add(new MicroCentre(new double[] {x + 400 * i, 0, 0}, weight, weight, 0));
    }
    return IntStream.range(first, centres.size()).toArray();
  }

  private double gauss() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private double between(int[] a, int[] b) {
    return between(a, b, 1);
  }

  private double between(int[] a, int[] b, double doubt) {
    return new Valley(new CentrePlaces(centres, RADIUS, 1)).between(a, b, doubt);
  }

  private double doubtful(double weight) {
    int[] a = cloud(20, 0, weight);
    int[] b = cloud(20, 1_500, weight);
    return between(a, b, 1) - between(a, b, -1);
  }

  @Test
  void cloudsApartAreSeenAcrossADirectionInWhichBothAreWide() {
    assertThat(between(cloud(20, 0, 10), cloud(20, 3_000, 10))).isLessThan(0.3);
  }

  @Test
  void aSmallCloudBesideALargeOneIsSeen() {
    assertThat(between(cloud(40, 0, 50), cloud(6, 3_500, 10))).isLessThan(0.3);
  }

  @Test
  void twoPartsOfOneCloudHaveNoValleyBetweenThem() {
    assertThat(between(cloud(40, 0, 10), cloud(40, 0, 10))).isGreaterThan(0.8);
  }

  @Test
  void aHandfulOfEmbeddingsProvesNothing() {
    assertThat(between(cloud(3, 0, 1), cloud(3, 3_000, 1))).isGreaterThan(0.8);
  }

  @Test
  void theMoreEmbeddingsTheLessIsInDoubt() {
    assertThat(doubtful(100)).isPositive().isLessThan(doubtful(2) / 3);
  }

  @Test
  void manyEmbeddingsOfOneCloudAreCertainlyOne() {
    assertThat(between(cloud(40, 0, 100), cloud(40, 0, 100), -1)).isGreaterThan(0.8);
  }

  @Test
  void aFewEmbeddingsOfOneCloudAreNotCertainlyOne() {
    int[] a = cloud(10, 0, 2);
    int[] b = cloud(10, 0, 2);

    assertThat(between(a, b, 0)).isGreaterThan(0.8);
    assertThat(between(a, b, -1)).isLessThan(0.8);
  }

  private int foldsLookedAt(int[] a, int[] b, double enough) {
    CountedPlaces places = new CountedPlaces(new CentrePlaces(centres, RADIUS, 1));
    new Valley(places).between(a, b, 1, enough);
    return places.folds;
  }

  @Test
  void groupsThatOneFoldHasNothingOfAreOne() {
    int[] two = {0, 1};
    double[][] at = {{0, 0, 0}, {100, 0, 0}, {5_000, 0, 0}, {9_000, 0, 0}};
    for (int i = 0; i < at.length; i++) {
      Mass even = new Mass(at[i], i < two.length ? 0 : 100);
      Mass odd = new Mass(at[i], 100);
      centres.add(new MicroCentre(at[i], 200, 0, even, odd, RecentSample.NONE));
    }
    Valley valley = new Valley(new CentrePlaces(centres, RADIUS, 1));

    assertThat(valley.between(two, new int[] {2, 3}, 0)).isEqualTo(1);
    assertThat(valley.between(two, new int[] {2, 3}, 0, 0.75)).isEqualTo(1);
  }

  @Test
  void whatHasFadedToNothingIsOne() {
    int[] a = cloud(5, 0, 1e-165);
    int[] b = cloud(5, 9_000, 1e-165);

    assertThat(new Valley(new SamplePlaces(centres, 1)).between(a, b, 0)).isEqualTo(1);
    assertThat(between(a, b)).isEqualTo(1);
  }

  @Test
  void oneFoldThatIsDoubtedIsNotEnough() {
    int[] a = cloud(10, 0, 2);
    int[] b = cloud(10, 0, 2);
    CountedPlaces places = new CountedPlaces(new CentrePlaces(centres, RADIUS, 1));
    double exact = between(a, b, -1);

    assertThat(new Valley(places).between(a, b, -1, 0.4)).isEqualTo(exact);
    assertThat(places.folds).isEqualTo(2);
  }

  @Test
  void oneFoldIsEnoughWhereItShowsTwiceWhatIsAskedFor() {
    int[] a = row(20, 0, 10);
    int[] b = row(20, 8_000, 10);

    assertThat(foldsLookedAt(a, b, 0.3)).isEqualTo(1);
    assertThat(foldsLookedAt(a, b, 0.75)).isEqualTo(2);
  }

  @Test
  void groupsSoNearThatNormalOnesHaveNoDeepValleyAreNotLookedAt() {
    int[] a = cloud(40, 0, 10);
    int[] b = cloud(40, 1_000, 10);

    assertThat(foldsLookedAt(a, b, 0.24)).isZero();
    assertThat(foldsLookedAt(a, b, 0.6)).isEqualTo(2);
  }

  @Test
  void oneFoldIsEnoughWhereItShowsADeepValleyForSure() {
    int[] a = cloud(20, 0, 50);
    int[] b = cloud(20, 6_000, 50);

    assertThat(foldsLookedAt(a, b, 0.75)).isEqualTo(1);
    assertThat(new Valley(new CentrePlaces(centres, RADIUS, 1)).between(a, b, 1, 0.75))
        .isLessThan(0.1);
  }

  @Test
  void aHandfulOfEmbeddingsApartIsLookedAtInBothFolds() {
    assertThat(foldsLookedAt(cloud(3, 0, 1), cloud(3, 3_000, 1), 0.75)).isEqualTo(2);
  }

  @Test
  void whichGroupComesFirstDoesNotMatter() {
    int[] a = cloud(20, 0, 10);
    int[] b = cloud(10, 2_000, 20);

    assertThat(between(a, b))
        .isCloseTo(between(b, a), org.assertj.core.api.Assertions.within(1e-9));
  }
}
