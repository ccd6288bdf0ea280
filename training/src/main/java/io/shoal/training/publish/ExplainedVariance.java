package io.shoal.training.publish;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How much of what users differ in comes back from the embedding: 1 less the squared error of
 * reconstruction over the squared distance from the mean. 1 is all, 0 is no more than the mean
 * says. Each model is judged on its own scales.
 */
final class ExplainedVariance implements GateFigure {
  @Override
  public String name() {
    return "explainedVariance";
  }

  @Override
  public ToDoubleFunction<int[]> over(List<ScoredRow> rows) {
    return times -> {
      double unexplained = 0;
      double total = 0;
      for (int i = 0; i < times.length; i++) {
        unexplained += times[i] * rows.get(i).unexplained();
        total += times[i] * rows.get(i).total();
      }
      return 1 - unexplained / total;
    };
  }
}
