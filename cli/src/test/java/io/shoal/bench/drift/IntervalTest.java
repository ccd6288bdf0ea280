package io.shoal.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void ofACountIsThatOfTheTables() {
    assertThat(Interval.ofCount(0).low()).isZero();
    assertThat(Interval.ofCount(0).high()).isCloseTo(3.689, within(0.001));
    assertThat(Interval.ofCount(30).low()).isCloseTo(20.24, within(0.01));
    assertThat(Interval.ofCount(30).high()).isCloseTo(42.83, within(0.01));
  }

  @Test
  void ofAShareIsThatOfTheTables() {
    assertThat(Interval.ofShare(5, 5)).isEqualTo(new Interval(Interval.ofShare(5, 5).low(), 1));
    assertThat(Interval.ofShare(5, 5).low()).isCloseTo(0.478, within(0.001));
    assertThat(Interval.ofShare(3, 10).low()).isCloseTo(0.067, within(0.001));
    assertThat(Interval.ofShare(3, 10).high()).isCloseTo(0.652, within(0.001));
    assertThat(Interval.ofShare(0, 5).low()).isZero();
  }
}
