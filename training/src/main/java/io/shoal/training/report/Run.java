package io.shoal.training.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A back-test, as far as its report shows it. What an older run has no file for is empty.
 *
 * @param modelVersions that scored, in order
 * @param drift evidence of drift
 * @param marks changes that were planted, where the truth is known
 * @param sample of users scored in the last days
 */
record Run(
    RunFacts facts,
    Span span,
    Set<String> modelVersions,
    Roster roster,
    Optional<Flows> flows,
    Optional<List<Turn>> turns,
    Optional<List<AlertEpisode>> alerts,
    Optional<List<QualityDay>> quality,
    Optional<DriftEvidence> drift,
    List<PlantedMark> marks,
    Optional<List<EmbeddingSample.Point>> sample) {

  private static final int DRAWN_ALERTS = 300;

  /** The alerts to be drawn, in order: the longest of very many. */
  List<AlertEpisode> drawnEpisodes() {
    List<AlertEpisode> longest =
        episodes().stream()
            .sorted(Comparator.comparingLong(AlertEpisode::length).reversed())
            .limit(DRAWN_ALERTS)
            .toList();
    return episodes().stream().filter(Set.copyOf(longest)::contains).toList();
  }

  List<AlertEpisode> episodes() {
    return alerts.orElse(List.of());
  }
}
