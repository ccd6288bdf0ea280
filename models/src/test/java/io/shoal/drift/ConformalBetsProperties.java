package io.shoal.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ConformalBetsProperties {
  @Property
  void aHigherTickNeverRanksLower(
      @ForAll @IntRange(min = 3, max = 50) int n,
      @ForAll @DoubleRange(min = -2, max = 52) double one,
      @ForAll @DoubleRange(min = -2, max = 52) double two) {
    double[] reference = new double[n];
    Arrays.setAll(reference, i -> i);
    Ranks lower = ConformalBets.ranks(reference, Math.min(one, two));
    Ranks higher = ConformalBets.ranks(reference, Math.max(one, two));

    assertThat(higher.above()).isLessThanOrEqualTo(lower.above()).isPositive();
    assertThat(higher.below()).isGreaterThanOrEqualTo(lower.below()).isLessThan(1);
  }

  @Property
  void betsHaveExpectationOneOrLessOverRanks(
      @ForAll @IntRange(min = 20, max = 3_000) int n,
      @ForAll @DoubleRange(min = 1, max = 3) double spread) {
    double[] reference = new double[n];
    Arrays.setAll(reference, i -> i);
    double[] spreads = new double[ConformalBets.SHIFTS.length];
    Arrays.fill(spreads, spread);
    HealthyInnovations healthy =
        new HealthyInnovations(new Whitening(new double[] {.5}, -9, 9), reference, spreads);
    double[] sum = new double[2 * spreads.length];
    for (int i = 0; i <= n; i++) {
      double[] bets = ConformalBets.bets(ConformalBets.ranks(reference, i - .5).above(), healthy);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += bets[k] / (n + 1);
      }
    }

    for (double mean : sum) {
      assertThat(mean).isLessThanOrEqualTo(1.0001);
    }
  }

  @Property
  void scoresAreThoseOfTheNormalDistribution(@ForAll @DoubleRange(min = .01, max = .5) double p) {
    assertThat(NormalScore.exceededWith(p))
        .isCloseTo(-NormalScore.exceededWith(1 - p), within(1e-12));
    assertThat(NormalScore.exceededWith(.025)).isCloseTo(1.959963984540054, within(1e-14));
    assertThat(NormalScore.exceededWith(1e-9)).isCloseTo(5.997807015007686, within(1e-12));
  }
}
