package io.shoal.training.evaluation;

import java.util.List;
import java.util.stream.Stream;

/**
 * A change that the truth tells of.
 *
 * @param kind what happens, such as {@code archetype-splits}
 * @param subject to which archetype or source
 * @param at when it begins, milliseconds
 * @param before archetypes that it ends
 * @param after archetypes that it brings
 */
record PlantedChange(
    String kind, String subject, long at, List<String> before, List<String> after) {

  PlantedChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Whether it is about archetypes, so that segments should show it. */
  boolean isStructural() {
    return !before.isEmpty() || !after.isEmpty();
  }

  /** The archetypes that it touches. */
  Stream<String> archetypes() {
    return Stream.concat(Stream.of(subject), Stream.concat(before.stream(), after.stream()));
  }
}
