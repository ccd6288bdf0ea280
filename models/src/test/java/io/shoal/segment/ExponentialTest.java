package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialTest {
  @ParameterizedTest
  @ValueSource(doubles = {-30, -0.126, -0.125, -0.1, -1e-9, 0, 0.03, 0.125, 0.126, 5})
  void isThatOfTheLibrary(double x) {
    assertThat(Exponential.of(x)).isCloseTo(StrictMath.exp(x), withinPercentage(3e-12));
  }
}
