package io.shoal.training.publish;

import io.shoal.training.history.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well propensities tell who converts from who does not: the area under the ROC curve, which is
 * the chance that of one of each the former has the higher propensity, ties counting half (Hanley
 * and McNeil 1982). 1 is always, .5 is by chance.
 */
final class ConversionAuc implements GateFigure {
  /** Rows of either kind, without which it says nothing. */
  private static final int LEAST = 10;

  @Override
  public String name() {
    return "conversionAuc";
  }

  @Override
  public ToDoubleFunction<int[]> over(List<ScoredRow> rows) {
    int[] rising =
        IntStream.range(0, rows.size())
            .filter(i -> rows.get(i).outcome().isKnown())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> rows.get(i).propensity()))
            .mapToInt(Integer::intValue)
            .toArray();
    return times -> of(rows, rising, times);
  }

  private static double of(List<ScoredRow> rows, int[] rising, int[] times) {
    double below = 0;
    double converted = 0;
    double concordant = 0;
    for (int from = 0; from < rising.length; ) {
      int to = from;
      double yes = 0;
      double no = 0;
      float propensity = rows.get(rising[from]).propensity();
      for (; to < rising.length && rows.get(rising[to]).propensity() == propensity; to++) {
        int row = rising[to];
        if (rows.get(row).outcome() == Outcome.CONVERTED) {
          yes += times[row];
        } else {
          no += times[row];
        }
      }
      concordant += yes * (below + no / 2);
      below += no;
      converted += yes;
      from = to;
    }
    return converted < LEAST || below < LEAST ? Double.NaN : concordant / (converted * below);
  }
}
