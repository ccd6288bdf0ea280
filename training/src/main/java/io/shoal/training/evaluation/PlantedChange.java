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
 * @param names patterns of the streams that say what was planted
 * @param touches patterns of the streams that it moves, those among them
 */
record PlantedChange(
    String kind,
    String subject,
    long at,
    List<String> before,
    List<String> after,
    List<StreamPattern> names,
    List<StreamPattern> touches) {

  PlantedChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
    names = List.copyOf(names);
    touches = List.copyOf(touches);
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
