package io.shoal.bench.drift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** An exact 95 % confidence interval. */
record Interval(double low, double high) {
  private static final double TAIL = 0.025;

  /** Of the mean of a Poisson count (Garwood 1936). */
  static Interval ofCount(int count) {
    double low =
        count == 0
            ? 0
            : new ChiSquaredDistribution(2.0 * count).inverseCumulativeProbability(TAIL) / 2;
    double high =
        new ChiSquaredDistribution(2.0 * count + 2).inverseCumulativeProbability(1 - TAIL) / 2;
    return new Interval(low, high);
  }

  /** Of a share (Clopper and Pearson 1934). */
  static Interval ofShare(int hits, int of) {
    double low =
        hits == 0
            ? 0
            : new BetaDistribution(hits, of - hits + 1.0).inverseCumulativeProbability(TAIL);
    double high =
        hits == of
            ? 1
            : new BetaDistribution(hits + 1.0, of - hits).inverseCumulativeProbability(1 - TAIL);
    return new Interval(low, high);
  }

  void write(ObjectNode json, String name) {
    json.put(name + "Low", low).put(name + "High", high);
  }
}
