package io.shoal.training.registry;

import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentLabels;
import io.shoal.training.evaluation.Agreement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which of several groupings of the same users agrees most with all others, by the mean adjusted
 * Rand index: a consensus that is one of them ("best of k", Filkov and Skiena 2004).
 */
final class TypicalGrouping {
  private final NavigableMap<String, short[]> users = new TreeMap<>();

  /** Takes in where a user is; the last place counts. */
  void see(String user, short[] embedding) {
    users.put(user, embedding);
  }

  /** Of groupings that agree equally well, the first. */
  SegmentCatalog of(List<SegmentCatalog> groupings) {
    List<List<String>> labels = groupings.stream().map(this::labels).toList();
    double[] agreement = new double[groupings.size()];
    for (int i = 0; i < agreement.length; i++) {
      for (int j = 0; j < i; j++) {
        double both = Agreement.of(labels.get(i), labels.get(j)).adjustedRandIndex();
        agreement[i] += both;
        agreement[j] += both;
      }
    }
    int most = 0;
    for (int i = 1; i < agreement.length; i++) {
      most = agreement[i] > agreement[most] ? i : most;
    }
    return groupings.get(most);
  }

  private List<String> labels(SegmentCatalog grouping) {
    SegmentLabels segments = new SegmentLabels(grouping);
    Collection<short[]> places = users.values();
    List<String> labels = new ArrayList<>(places.size());
    places.forEach(place -> labels.add(Integer.toString(segments.of(place, 0))));
    return labels;
  }
}
