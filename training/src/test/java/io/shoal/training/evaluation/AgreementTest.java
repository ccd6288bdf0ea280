package io.shoal.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void theAdjustedRandIndexIsThatOfHubertAndArabie() {
    // Contingency 2,1,0 / 1,3,1 / 0,0,2 : pairs 5 within both, 14 and 10 within each, of 45.
    Agreement agreement =
        Agreement.of(
            List.of("a", "a", "a", "b", "b", "b", "b", "b", "c", "c"),
            List.of("x", "x", "y", "x", "y", "y", "y", "z", "z", "z"));

    double chance = 14.0 * 12 / 45;
    assertThat(agreement.adjustedRandIndex())
        .isCloseTo((5 - chance) / (13 - chance), within(1e-12));
    assertThat(agreement.f1().get("b")).isCloseTo(6.0 / 9, within(1e-12));
  }

  @Test
  void oneLabelForAllAgreesWithOneSegmentOnly() {
    List<String> truth = List.of("a", "a", "a", "a");

    assertThat(Agreement.of(truth, List.of("x", "x", "x", "x")).adjustedRandIndex()).isEqualTo(1);
    assertThat(Agreement.of(truth, List.of("x", "x", "y", "y")).adjustedRandIndex()).isZero();
  }
}
