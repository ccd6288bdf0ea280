package io.shoal.training.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoal.embedding.Calibration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PropensityCalibrationTest {
  /** Scores that are twice the truth. */
  private static Calibration fitted(int rows) {
    SplittableRandom random = new SplittableRandom(3);
    float[] scores = new float[rows];
    boolean[] converted = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      scores[i] = (float) random.nextDouble();
      converted[i] = random.nextDouble() < scores[i] / 2;
    }
    return IsotonicRegression.fit(scores, converted);
  }

  @Test
  void scoresThatAreTooHighAreBroughtDown() {
    Calibration calibration = fitted(20_000);

    assertThat(calibration.propensity(.8f)).isCloseTo(.4f, within(.05f));
    assertThat(calibration.propensity(.3f)).isCloseTo(.15f, within(.05f));
  }

  @Test
  void aHigherScoreNeverHasALowerPropensity() {
    Calibration calibration = fitted(800);

    for (float score = .01f; score <= 1; score += .01f) {
      assertThat(calibration.propensity(score))
          .isGreaterThanOrEqualTo(calibration.propensity(score - .01f));
    }
  }

  @Test
  void tooFewConversionsLeaveScoresAsTheyAre() {
    Calibration calibration = IsotonicRegression.fit(new float[500], new boolean[500]);

    assertThat(calibration.propensity(.37f)).isCloseTo(.37f, within(1e-6f));
  }
}
