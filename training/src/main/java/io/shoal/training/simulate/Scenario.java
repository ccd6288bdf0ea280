package io.shoal.training.simulate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What changes, at 60 % of the time. */
enum Scenario {
  /** Nothing. */
  STEADY("all"),
  /** A new archetype joins, of 8 % of the population. */
  ARCHETYPE_APPEARS("live-shopper"),
  /** A source sends nothing any more. */
  SOURCE_SILENT("app-ios"),
  /** One archetype converts 70 % less. */
  CONVERSION_DROP("loyal-buyer");

  private final String subject;

  Scenario(String subject) {
    this.subject = subject;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String subject() {
    return subject;
  }

  static Scenario of(String code) {
    return Arrays.stream(values())
        .filter(scenario -> scenario.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no scenario is called '"
                        + code
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(Scenario::code)
                            .collect(Collectors.joining(", "))));
  }
}
