package io.shoal.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How far segments agree with archetypes, each midnight. Measured are users who are not lapsing,
 * came a week before or earlier, and of whom 20 events were seen.
 */
final class DailyAgreement {
  private static final int LEAST_USERS = 20;

  private final List<Agreement> days = new ArrayList<>();
  private final List<Double> oracles = new ArrayList<>();
  private final IdentityCount identities;

  /**
   * @param touched archetypes that a change touches
   */
  DailyAgreement(Set<String> touched) {
    identities = new IdentityCount(touched);
  }

  void measure(Map<String, Standing> standings, long midnight) {
    Contingency table = new Contingency();
    List<String> archetypes = new ArrayList<>();
    List<short[]> embeddings = new ArrayList<>();
    new TreeMap<>(standings)
        .forEach(
            (user, standing) -> {
              String archetype = standing.life.settledArchetype(midnight);
              if (archetype != null && standing.isKnown()) {
                table.add(archetype, standing.segment);
                archetypes.add(archetype);
                embeddings.add(standing.embedding);
              }
            });
    if (table.users() >= LEAST_USERS) {
      days.add(Agreement.of(table));
      oracles.add(NeighbourOracle.adjustedRandIndex(embeddings, archetypes));
      identities.measure(table);
    }
  }

  int days() {
    return days.size();
  }

  double mean(ToDoubleFunction<Agreement> measure) {
    return days.stream().mapToDouble(measure).average().orElse(Double.NaN);
  }

  double oracleIndex() {
    return oracles.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** The mean F1 of each archetype, over the days on which it had members. */
  TreeMap<String, Double> f1ByArchetype() {
    TreeMap<String, List<Double>> all = new TreeMap<>();
    for (Agreement day : days) {
      day.f1()
          .forEach(
              (archetype, f1) -> all.computeIfAbsent(archetype, a -> new ArrayList<>()).add(f1));
    }
    TreeMap<String, Double> means = new TreeMap<>();
    all.forEach(
        (archetype, values) ->
            means.put(
                archetype,
                values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
    return means;
  }

  IdentityCount identities() {
    return identities;
  }
}
