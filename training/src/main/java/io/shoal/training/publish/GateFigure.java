package io.shoal.training.publish;

import java.util.List;

/** A figure by which two models are compared; more is better. */
interface GateFigure {
  /** Its name, as it is reported. */
  String name();

  /**
   * The figure over rows that count so many times.
   *
   * @return not a number where the rows do not say
   */
  double of(List<ScoredRow> rows, int[] times);
}
