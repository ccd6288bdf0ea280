package io.shoal.training.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A back-test, as far as its report shows it. What an older run has no file for is empty.
 *
 * @param modelVersions that scored, in order
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
    Optional<List<EmbeddingSample.Point>> sample) {

  List<AlertEpisode> episodes() {
    return alerts.orElse(List.of());
  }
}
