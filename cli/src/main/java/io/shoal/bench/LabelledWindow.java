package io.shoal.bench;

import io.shoal.training.evaluation.Agreement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The points of a window without noise, by true label and by the id that they were given. */
final class LabelledWindow {
  private final List<String> truth = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private final Map<Integer, TreeMap<Integer, Integer>> idsOf = new HashMap<>();
  private final Map<Integer, Integer> sizes = new HashMap<>();

  LabelledWindow(List<StreamPoint> window, Labeller labeller) {
    for (StreamPoint point : window) {
      if (point.label() != StreamPoint.NOISE) {
        int id = labeller.label(point);
        truth.add(Integer.toString(point.label()));
        found.add(Integer.toString(id));
        idsOf.computeIfAbsent(point.label(), l -> new TreeMap<>()).merge(id, 1, Integer::sum);
        sizes.merge(id, 1, Integer::sum);
      }
    }
  }

  double adjustedRandIndex() {
    return Agreement.of(truth, found).adjustedRandIndex();
  }

  /** The best F1 that any id has for a label; 0 where the label has no points. */
  double bestF1(int label) {
    Map<Integer, Integer> ids = idsOf.getOrDefault(label, new TreeMap<>());
    double size = points(label);
    return ids.entrySet().stream()
        .mapToDouble(id -> 2 * id.getValue() / (size + sizes.get(id.getKey())))
        .max()
        .orElse(0);
  }

  int points(int label) {
    return idsOf.getOrDefault(label, new TreeMap<>()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** For each label of at least so many points, the id that most of them have. */
  Map<Integer, Integer> majorities(int leastPoints) {
    Map<Integer, Integer> majorities = new TreeMap<>();
    idsOf.forEach(
        (label, ids) -> {
          if (points(label) >= leastPoints) {
            majorities.put(
                label,
                ids.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey());
          }
        });
    return majorities;
  }
}
