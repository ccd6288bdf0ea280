package io.shoal.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RateDetectorTest {
  private static final int USERS = 500;
  private static final int REFERENCE = 20;

  @Test
  void keepsItsPromiseWithAReferenceOfTwentyTicks() {
    int alarms = 0;
    for (int seed = 1; seed <= 40; seed++) {
      long[] counts = Ticks.counts(seed, .36, USERS, REFERENCE + 1_000);
      alarms += alarms(counts, 1_000).size();
    }

    // 40 are promised.
    assertThat(alarms).isLessThanOrEqualTo(50);
  }

  @Test
  void aLastingChangeIsToldOnceAndTheWayBackToo() {
    long[] counts = new long[120];
    System.arraycopy(Ticks.counts(1, .36, USERS, 40), 0, counts, 0, 40);
    System.arraycopy(Ticks.counts(2, .30, USERS, 40), 0, counts, 40, 40);
    System.arraycopy(Ticks.counts(3, .36, USERS, 40), 0, counts, 80, 40);

    List<Integer> alarms = alarms(counts, 2_880);

    assertThat(alarms).hasSize(2);
    assertThat(alarms.get(0)).isBetween(40, 60);
    assertThat(alarms.get(1)).isBetween(80, 100);
  }

  @Test
  void theThreeChangesOfSeaAreFoundAndNothingElse() throws IOException {
    Path file = Path.of(System.getProperty("shoal.data", "../../../shared/data"), "sea");
    Path classes = file.resolve("SEA_training_class.csv");
    Assumptions.assumeTrue(
        Files.exists(classes), () -> "no SEA stream at " + classes + " (-Dshoal.data=DIR)");
    List<String> rows = Files.readAllLines(classes);
    long[] counts = new long[rows.size() / USERS];
    for (int row = 0; row < counts.length * USERS; row++) {
      counts[row / USERS] += rows.get(row).trim().equals("1") ? 1 : 0;
    }

    List<Integer> alarms = alarms(counts, 2_880);

    assertThat(alarms).hasSize(3);
    assertThat(alarms.get(0)).isBetween(25, 35);
    assertThat(alarms.get(1)).isBetween(50, 55);
    assertThat(alarms.get(2)).isBetween(75, 80);
  }

  @Test
  void chancesOfACountAddUp() {
    BetaBinomial predictive = BetaBinomial.of(3_540, 6_460);

    Ranks ranks = predictive.ranks(177, USERS);

    assertThat(ranks.above() + ranks.below()).isCloseTo(1, within(1e-12));
    assertThat(ranks.above()).isCloseTo(.5, within(.02));
    assertThat(predictive.ranks(60, USERS).below()).isPositive().isLessThan(1e-20);
  }

  @Test
  void refusesMoreConvertedThanThereAre() {
    assertThatThrownBy(() -> new RateDetector(new long[] {6}, new long[] {5}, 100))
        .hasMessageContaining("of 5 users 6 cannot have converted");
  }

  /** Ticks with an alarm, after a reference of the first twenty. */
  private static List<Integer> alarms(long[] counts, double threshold) {
    long[] users = new long[REFERENCE];
    Arrays.fill(users, USERS);
    RateDetector detector = new RateDetector(Arrays.copyOf(counts, REFERENCE), users, threshold);
    List<Integer> alarms = new ArrayList<>();
    for (int tick = REFERENCE; tick < counts.length; tick++) {
      if (detector.step(counts[tick], USERS)) {
        alarms.add(tick);
      }
    }
    return alarms;
  }
}
