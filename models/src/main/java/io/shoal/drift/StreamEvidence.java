package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What the conformal detector of one stream remembers: evidence both ways, and the last ticks. */
final class StreamEvidence {
  private final double[] up = new double[ConformalBets.SHIFTS.length];
  private final double[] down = new double[ConformalBets.SHIFTS.length];
  private final double[] past = new double[Whitening.MAX_ORDER];

  /** Where the residual of a tick stands in the reference; it is the past of the next tick. */
  Ranks ranks(HealthyInnovations healthy, double residual) {
    double innovation = healthy.whitening().innovation(residual, past);
    return ConformalBets.ranks(healthy.sorted(), innovation);
  }

  /** Bets on both ranks of a tick. */
  void bet(Ranks ranks, HealthyInnovations healthy) {
    ConformalBets.update(up, ranks.above(), healthy);
    ConformalBets.update(down, ranks.below(), healthy);
  }

  double up() {
    return ConformalBets.mean(up);
  }

  double down() {
    return ConformalBets.mean(down);
  }

  /** Evidence begins anew; the last ticks stay what they were. */
  void forget() {
    Arrays.fill(up, 0);
    Arrays.fill(down, 0);
  }

  void write(DataOutput out) throws IOException {
    for (double[] part : new double[][] {up, down, past}) {
      for (double value : part) {
        out.writeDouble(value);
      }
    }
  }

  void read(DataInput in) throws IOException {
    for (double[] part : new double[][] {up, down, past}) {
      for (int i = 0; i < part.length; i++) {
        part[i] = in.readDouble();
      }
    }
  }
}
