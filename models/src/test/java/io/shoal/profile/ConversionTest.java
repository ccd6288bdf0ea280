package io.shoal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConversionTest {
  @Test
  void theIntervalIsWilsons() {
    Conversion conversion = new Conversion(100, 10);

    assertThat(conversion.rate()).isEqualTo(0.1);
    assertThat(conversion.low()).isCloseTo(0.05523, within(1e-5));
    assertThat(conversion.high()).isCloseTo(0.17437, within(1e-5));
  }

  @Test
  void anIntervalAtTheEdgeStaysBetweenZeroAndOne() {
    assertThat(new Conversion(10, 0).low()).isZero();
    assertThat(new Conversion(10, 0).high()).isCloseTo(0.27753, within(1e-5));
    assertThat(new Conversion(10, 10).high()).isCloseTo(1, within(1e-12)).isLessThanOrEqualTo(1);
  }

  @Test
  void withoutExposuresNothingIsKnown() {
    assertThat(new Conversion(0, 0).rate()).isNaN();
    assertThat(new Conversion(0, 0).low()).isNaN();
    assertThat(new Conversion(0, 0).high()).isNaN();
  }

  @Test
  void moreCannotConvertThanWereExposed() {
    assertThatThrownBy(() -> new Conversion(3, 4)).hasMessageContaining("4 of 3");
  }
}
