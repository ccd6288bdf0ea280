package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void lengthsAreWrittenToATenth() {
    assertThat(Figures.px(12)).isEqualTo("12");
    assertThat(Figures.px(12.34)).isEqualTo("12.3");
    assertThat(Figures.px(-0.26)).isEqualTo("-0.3");
    assertThat(Figures.px(-0.04)).isEqualTo("0");
  }

  @Test
  void whatIsUnknownIsADash() {
    assertThat(Figures.percent(Double.NaN)).isEqualTo("–");
    assertThat(Figures.percent(.2481)).isEqualTo("24.8 %");
    assertThat(Figures.count(1, "user", "users")).isEqualTo("1 user");
    assertThat(Figures.count(1234, "user", "users")).isEqualTo("1,234 users");
  }
}
