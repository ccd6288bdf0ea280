package io.shoal.training.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoal.training.autoencoder.Whitening.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WhiteningTest {
  private static final long WEEK = 7 * 86_400_000L;

  /** Users with a lasting trait in the first feature, and noise ten times as wide in the second. */
  private static List<Sighting> sightings(int users) {
    SplittableRandom random = new SplittableRandom(1);
    List<Sighting> sightings = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      double trait = user % 2 == 0 ? -1 : 1;
      for (long week = 0; week < 2; week++) {
        float[] values = {(float) (trait + 0.2 * gauss(random)), (float) (2 * gauss(random))};
        sightings.add(new Sighting("user-" + user, week * WEEK, values));
      }
    }
    return sightings;
  }

  private static double gauss(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private static double variance(List<float[]> values, int feature) {
    return values.stream().mapToDouble(v -> v[feature] * v[feature]).average().orElseThrow();
  }

  @Test
  void whatLastsOutweighsWhatFluctuates() {
    List<Sighting> sightings = sightings(500);
    Whitening whitening = Whitening.learn(sightings, 2);

    List<float[]> before = sightings.stream().map(Sighting::values).toList();
    List<float[]> after = before.stream().map(whitening::apply).toList();

    assertThat(variance(before, 0)).isLessThan(variance(before, 1) / 3);
    assertThat(variance(after, 0)).isGreaterThan(variance(after, 1) * 2);
    assertThat(variance(after, 0) + variance(after, 1)).isCloseTo(2, within(0.05));
  }

  /** Noise in the first feature; in the second nothing, but for one of fifty users at a time. */
  private static List<Sighting> rare() {
    SplittableRandom random = new SplittableRandom(3);
    List<Sighting> sightings = new ArrayList<>();
    for (int user = 0; user < 1_000; user++) {
      for (long week = 0; week < 2; week++) {
        float[] values = {(float) gauss(random), random.nextInt(50) == 0 ? 3 : 0};
        sightings.add(new Sighting("user-" + user, week * WEEK, values));
      }
    }
    return sightings;
  }

  @Test
  void whatFewUsersDoNowAndThenIsNoGreatDifference() {
    Whitening whitening = Whitening.learn(rare(), 2);
    float oneNoise = whitening.apply(new float[] {1, 0})[0];

    assertThat(whitening.apply(new float[] {0, 3})[1] / oneNoise).isBetween(3f, 5f);
  }

  @Test
  void theInverseUndoesIt() {
    Whitening whitening = Whitening.learn(sightings(500), 2);
    float[] mapped = whitening.apply(new float[] {3, -2});

    float[] back = new Whitening(whitening.backward(), whitening.forward()).apply(mapped);

    assertThat(back[0]).isCloseTo(3, within(1e-4f));
    assertThat(back[1]).isCloseTo(-2, within(1e-4f));
  }

  @Test
  void tooFewUsersSeenTwiceChangeNothing() {
    Whitening whitening = Whitening.learn(sightings(50), 2);

    assertThat(whitening.apply(new float[] {3, -2})).containsExactly(3, -2);
  }
}
