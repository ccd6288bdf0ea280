package io.shoal.training.report;

import java.util.Optional;

/** One part of the page. */
interface Section {
  /** Anchor of the section, and class of its element. */
  String id();

  String title();

  /** Why there is nothing to show of this run, as a sentence; empty if there is something. */
  Optional<String> missing(Run run);

  /** Writes what stands below the title. */
  void write(Run run, Markup page);

  /** The sentence for a file that an older run does not have. */
  static Optional<String> without(Optional<?> content, String file) {
    return content.isPresent()
        ? Optional.empty()
        : Optional.of("Left out: this run has no " + file + ".");
  }
}
