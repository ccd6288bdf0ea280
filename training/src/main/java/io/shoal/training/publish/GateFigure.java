package io.shoal.training.publish;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A figure by which two models are compared; more is better. */
interface GateFigure {
  /** Its name, as it is reported. */
  String name();

  /**
   * The figure over these rows, as a function of how many times each of them counts; not a number
   * where they do not say.
   */
  ToDoubleFunction<int[]> over(List<ScoredRow> rows);
}
