package io.shoal.training.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoal.training.history.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GateTest {
  /**
   * @param skill from 0, propensities by chance, to 1, the outcome itself
   * @param unexplained share of each row's variance
   */
  private static List<ScoredRow> rows(int n, double skill, double unexplained, Outcome other) {
    SplittableRandom truth = new SplittableRandom(1);
    SplittableRandom noise = new SplittableRandom(2);
    List<ScoredRow> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean converts = truth.nextDouble() < 0.2;
      double total = 5 + truth.nextDouble();
      double propensity = skill * (converts ? 1 : 0) + (1 - skill) * noise.nextDouble();
      rows.add(
          new ScoredRow(
              "u" + i / 4,
              i,
              unexplained * total,
              total,
              (float) propensity,
              converts ? Outcome.CONVERTED : other));
    }
    return rows;
  }

  private static List<ScoredRow> rows(double skill, double unexplained) {
    return rows(2_000, skill, unexplained, Outcome.NOT_CONVERTED);
  }

  private static double auc(List<ScoredRow> rows) {
    int[] once = new int[rows.size()];
    Arrays.fill(once, 1);
    return new ConversionAuc().over(rows).applyAsDouble(once);
  }

  @Test
  void aModelIsNoWorseThanItself() {
    GateResult result = Gate.judge(rows(0.3, 0.4), rows(0.3, 0.4));

    assertThat(result.passed()).isTrue();
    assertThat(result.rows()).isEqualTo(2_000);
    assertThat(result.users()).isEqualTo(500);
    assertThat(result.figures()).containsKeys("conversionAuc.champion", "explainedVariance.most");
  }

  @Test
  void aBetterOnePasses() {
    assertThat(Gate.judge(rows(0.2, 0.5), rows(0.4, 0.4)).passed()).isTrue();
  }

  @Test
  void worsePropensitiesAreRefusedWithTheirFigures() {
    GateResult result = Gate.judge(rows(0.4, 0.4), rows(0.2, 0.4));

    assertThat(result.passed()).isFalse();
    assertThat(result.toText())
        .contains("2,000 rows of 500 users")
        .containsPattern("conversionAuc: champion 0\\.\\d+, challenger 0\\.\\d+ .*, worse")
        .containsPattern("explainedVariance: champion 0\\.6000, challenger 0\\.6000 .*\\)\\R?$");
  }

  @Test
  void aWorseReconstructionIsRefused() {
    assertThat(Gate.judge(rows(0.3, 0.4), rows(0.3, 0.41)).passed()).isFalse();
  }

  @Test
  void withoutOutcomesReconstructionDecidesAlone() {
    GateResult result =
        Gate.judge(rows(500, 0.4, 0.4, Outcome.UNKNOWN), rows(500, 0, 0.4, Outcome.UNKNOWN));

    assertThat(result.lines())
        .extracting(GateResult.Line::figure)
        .containsExactly("explainedVariance");
  }

  @Test
  void theAreaIsTheChanceOfTheRightOrder() {
    assertThat(auc(rows(1, 0.4))).isEqualTo(1);
    assertThat(auc(rows(0, 0.4))).isCloseTo(0.5, within(0.05));
    List<ScoredRow> level =
        rows(0, 0.4).stream()
            .map(r -> new ScoredRow(r.user(), r.windowEnd(), 1, 1, 0.5f, r.outcome()))
            .toList();
    assertThat(auc(level)).isEqualTo(0.5);
    List<ScoredRow> reversed = new ArrayList<>(rows(0.3, 0.4));
    Collections.reverse(reversed);
    assertThat(auc(reversed)).isEqualTo(auc(rows(0.3, 0.4)));
  }
}
