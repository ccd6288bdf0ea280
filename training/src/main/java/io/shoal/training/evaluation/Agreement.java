package io.shoal.training.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far two labellings agree.
 *
 * @param adjustedRandIndex Hubert and Arabie 1985; 1 is full agreement, 0 is chance
 * @param normalizedMutualInformation over the mean of the entropies
 * @param macroF1 mean over true labels of the best F1 that any found label has
 */
record Agreement(double adjustedRandIndex, double normalizedMutualInformation, double macroF1) {

  static Agreement of(List<String> truth, List<String> found) {
    Map<String, Map<String, Integer>> table = new HashMap<>();
    Map<String, Integer> foundSizes = new HashMap<>();
    for (int i = 0; i < truth.size(); i++) {
      table
          .computeIfAbsent(truth.get(i), key -> new HashMap<>())
          .merge(found.get(i), 1, Integer::sum);
      foundSizes.merge(found.get(i), 1, Integer::sum);
    }
    double n = truth.size();
    double pairsBoth = 0;
    double pairsTruth = 0;
    double information = 0;
    double entropyTruth = 0;
    double f1 = 0;
    for (Map<String, Integer> row : table.values()) {
      double size = row.values().stream().mapToInt(Integer::intValue).sum();
      pairsTruth += size * (size - 1) / 2;
      entropyTruth -= size / n * Math.log(size / n);
      double best = 0;
      for (Map.Entry<String, Integer> cell : row.entrySet()) {
        double both = cell.getValue();
        double column = foundSizes.get(cell.getKey());
        pairsBoth += both * (both - 1) / 2;
        information += both / n * Math.log(both * n / (size * column));
        best = Math.max(best, 2 * both / (size + column));
      }
      f1 += best / table.size();
    }
    double pairsFound = 0;
    double entropyFound = 0;
    for (double size : foundSizes.values()) {
      pairsFound += size * (size - 1) / 2;
      entropyFound -= size / n * Math.log(size / n);
    }
    double chance = pairsTruth * pairsFound / (n * (n - 1) / 2);
    double most = (pairsTruth + pairsFound) / 2;
    return new Agreement(
        most == chance ? 1 : (pairsBoth - chance) / (most - chance),
        entropyTruth + entropyFound == 0 ? 1 : 2 * information / (entropyTruth + entropyFound),
        f1);
  }
}
