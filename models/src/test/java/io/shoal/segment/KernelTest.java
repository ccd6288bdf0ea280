package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KernelTest {
  /** (1 + x/16)^-16 and exp(-x) are .017 apart at most, near x = 2. */
  @Test
  void isCloseToTheExponentialAndFalls() {
    double before = 2;
    for (double x = 0; x < 40; x += 0.05) {
      assertThat(Kernel.of(x)).isCloseTo(StrictMath.exp(-x), within(0.02)).isLessThan(before);
      before = Kernel.of(x);
    }
  }

  @Test
  void isOneAtNoDistanceAndLittleFarOut() {
    assertThat(Kernel.of(0)).isEqualTo(1);
    assertThat(Kernel.of(22)).isPositive().isLessThan(1e-6);
  }

  @Test
  void manyAreFilledInAsOneByOne() {
    double[] squared = {400, 900, 2_500};
    double[] kernels = new double[3];
    Kernel.fill(squared, 400, 0.01, kernels);

    assertThat(kernels).containsExactly(1, Kernel.of(5), Kernel.of(21));
  }
}
