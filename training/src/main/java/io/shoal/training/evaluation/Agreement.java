package io.shoal.training.evaluation;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How far two labellings agree.
 *
 * @param adjustedRandIndex Hubert and Arabie 1985; 1 is full agreement, 0 is chance
 * @param normalizedMutualInformation over the mean of the entropies
 * @param f1 by true label, the best that any segment has
 * @param segments how many segments have a hundredth of the users or more
 */
public record Agreement(
    double adjustedRandIndex,
    double normalizedMutualInformation,
    NavigableMap<String, Double> f1,
    int segments) {
  private static final double SIZEABLE = 0.01;

  /** The agreement of two labellings of the same things, in the same order. */
  public static Agreement of(List<String> truth, List<String> found) {
    Contingency table = new Contingency();
    for (int i = 0; i < truth.size(); i++) {
      table.add(truth.get(i), found.get(i));
    }
    return of(table);
  }

  static Agreement of(Contingency table) {
    double n = table.users();
    double pairsBoth = 0;
    double pairsTruth = 0;
    double information = 0;
    double entropyTruth = 0;
    NavigableMap<String, Double> f1 = new TreeMap<>();
    for (String archetype : table.archetypes()) {
      double size = table.members(archetype);
      pairsTruth += pairs(size);
      entropyTruth += entropy(size / n);
      for (var cell : table.row(archetype).entrySet()) {
        double both = cell.getValue();
        double column = table.segments().get(cell.getKey());
        pairsBoth += pairs(both);
        information += both / n * StrictMath.log(both * n / (size * column));
      }
      f1.put(archetype, table.best(archetype).f1());
    }
    double pairsFound = 0;
    double entropyFound = 0;
    for (double size : table.segments().values()) {
      pairsFound += pairs(size);
      entropyFound += entropy(size / n);
    }
    double chance = pairsTruth * pairsFound / pairs(n);
    double most = (pairsTruth + pairsFound) / 2;
    return new Agreement(
        most == chance ? 1 : (pairsBoth - chance) / (most - chance),
        entropyTruth + entropyFound == 0 ? 1 : 2 * information / (entropyTruth + entropyFound),
        f1,
        (int)
            table.segments().entrySet().stream()
                .filter(s -> !s.getKey().equals(RunLines.NONE) && s.getValue() >= SIZEABLE * n)
                .count());
  }

  private static double pairs(double size) {
    return size * (size - 1) / 2;
  }

  private static double entropy(double part) {
    return -part * StrictMath.log(part);
  }

  /** Mean over true labels of their F1: a small one counts as much as a large one. */
  double macroF1() {
    return f1.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
