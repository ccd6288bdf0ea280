package io.shoal.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TanhTest {
  @Test
  void isTheHyperbolicTangentToNineDigits() {
    for (double x = -25; x <= 25; x += 0.001) {
      assertThat(Tanh.of(x)).isCloseTo(StrictMath.tanh(x), within(1e-9));
    }
  }

  @Test
  void givesTheExponentialLessOneBelowZero() {
    for (double x = -10; x <= 0; x += 0.001) {
      assertThat(Tanh.expMinusOne(x)).isCloseTo(StrictMath.expm1(x), within(1e-8));
    }
  }
}
