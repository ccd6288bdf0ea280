package io.shoal.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names segments by what sets them apart.
 *
 * <p>Contract: no two segments have the same phrases in their names, unless ids tell them apart. A
 * name stays while its meaning does: a segment is given a new one only when a phrase of the old is
 * no longer among the {@value #KEPT_AMONG} that set it apart most, or hardly does so any more. To
 * be chosen a phrase must be among the first {@value #PHRASES}, and do more; between the two lies
 * the room in which figures may wander. Consequence: where two segments come to be alike, the one
 * that was called so first keeps its name, and the other is told apart by one more phrase.
 */
final class SegmentNames {
  private static final int PHRASES = 3;
  private static final int KEPT_AMONG = 12;

  /** A medium effect, in the terms of Cohen (1988): what a new name is made of, if there is any. */
  private static final double CHOSEN_FROM = 0.5;

  private static final double KEPT_FROM = 0.3;

  private final NavigableMap<Integer, List<FeatureContrast>> contrasts;
  private final NavigableMap<Integer, SegmentName> names = new TreeMap<>();
  private final Map<Set<String>, Integer> holders = new HashMap<>();

  /**
   * @param contrasts what sets each segment apart, the strongest first
   */
  SegmentNames(NavigableMap<Integer, List<FeatureContrast>> contrasts) {
    this.contrasts = contrasts;
  }

  /**
   * The names of all segments, by id.
   *
   * @param before those that they had
   */
  NavigableMap<Integer, SegmentName> after(Map<Integer, SegmentName> before) {
    if (contrasts.size() == 1) {
      return new TreeMap<>(Map.of(contrasts.firstKey(), SegmentName.EVERYBODY));
    }
    for (int id : contrasts.keySet()) {
      SegmentName old = before.getOrDefault(id, SegmentName.NONE);
      if (isStillTrue(old, id)) {
        names.put(id, old);
        holders.put(Set.copyOf(old.phrases()), id);
      }
    }
    for (int id : contrasts.keySet()) {
      names.computeIfAbsent(id, this::newName);
    }
    return names;
  }

  private boolean isStillTrue(SegmentName old, int id) {
    List<String> said = phrases(id, KEPT_FROM);
    return !old.phrases().isEmpty()
        && said.subList(0, Math.min(KEPT_AMONG, said.size())).containsAll(old.phrases());
  }

  private SegmentName newName(int id) {
    List<String> all = phrases(id, 0);
    if (all.isEmpty()) {
      return new SegmentName(List.of(), id);
    }
    int first = Math.max(1, Math.min(PHRASES, phrases(id, CHOSEN_FROM).size()));
    List<String> chosen = new ArrayList<>(all.subList(0, first));
    while (holders.containsKey(Set.copyOf(chosen))) {
      List<String> left = new ArrayList<>(all);
      left.removeAll(chosen);
      if (left.isEmpty()) {
        return new SegmentName(all.subList(0, first), id);
      }
      chosen.add(tellingApart(left, holders.get(Set.copyOf(chosen))));
    }
    holders.put(Set.copyOf(chosen), id);
    return new SegmentName(chosen, 0);
  }

  /** The first phrase that is not true of a rival too; if all are, the first. */
  private String tellingApart(List<String> phrases, int rival) {
    List<String> ofRival = phrases(rival, 0);
    return phrases.stream()
        .filter(phrase -> !ofRival.contains(phrase))
        .findFirst()
        .orElse(phrases.get(0));
  }

  /** What is said of features that are at least so strong, each phrase once. */
  private List<String> phrases(int id, double least) {
    return contrasts.get(id).stream()
        .filter(contrast -> contrast.strength() >= least)
        .map(FeatureContrast::phrase)
        .distinct()
        .toList();
  }
}
