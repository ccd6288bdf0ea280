package io.shoal.drift;

import java.util.List;

/**
 * One change of state of an alert episode.
 *
 * @param status whether the episode begins or is over
 * @param kind of stream: {@code source-silent}, {@code reconstruction-error}, {@code conversion}
 * @param subject what it is about: a source, or {@code all}
 * @param startedAt end of the window in which the episode began
 * @param at end of the window in which this was decided
 * @param value the stream's statistic in that window
 * @param expected what the reference says for that hour
 * @param evidence of the job at that time
 * @param threshold of the evidence
 * @param culprits the streams with most evidence, the first first
 */
public record DriftAlert(
    Status status,
    String kind,
    String subject,
    long startedAt,
    long at,
    double value,
    double expected,
    double evidence,
    double threshold,
    List<String> culprits) {
  /** States of an episode. */
  public enum Status {
    FIRING,
    RESOLVED
  }

  public DriftAlert {
    culprits = List.copyOf(culprits);
  }
}
