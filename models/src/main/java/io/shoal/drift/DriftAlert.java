package io.shoal.drift;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A change in the state of an episode, as the operator is told it: one {@code FIRING}, one {@code
 * RESOLVED}, and {@code UPDATED} in between where further culprits have joined it.
 *
 * @param status what it is now
 * @param reason why it is over; null unless it is
 * @param severity by the effect
 * @param planned name of the quiet window in which it fired; empty for none
 * @param stream the foremost culprit when it fired, which names the episode
 * @param startedAt end of the window in which the episode fired
 * @param at end of the window in which this was decided
 * @param evidence of the job when it fired
 * @param threshold of the evidence
 * @param usersAffected share of the users that it touches; NaN where nothing tells
 * @param culprits the streams with most evidence, the first first, as they were when they were
 *     found
 */
public record DriftAlert(
    Status status,
    Reason reason,
    Severity severity,
    String planned,
    StreamId stream,
    long startedAt,
    long at,
    double evidence,
    double threshold,
    double usersAffected,
    List<Culprit> culprits) {
  /** States of an episode. */
  public enum Status {
    FIRING,
    UPDATED,
    RESOLVED
  }

  /** Why an episode is over. */
  public enum Reason {
    /** All its culprits have been in their healthy range for a while. */
    CALM,
    /** The change has lasted so long that it is the level from which the next is measured. */
    NEW_NORMAL,
    /** Another model scores, with another reference. */
    MODEL_CHANGED,
    /** The quiet window in which it fired is over. */
    PLAN_OVER;

    /** As outputs carry it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public DriftAlert {
    Objects.requireNonNull(severity, "severity");
    culprits = List.copyOf(culprits);
    if (culprits.isEmpty()) {
      throw new IllegalArgumentException("an alert has at least one culprit");
    }
    if ((reason != null) != (status == Status.RESOLVED)) {
      throw new IllegalArgumentException("what is resolved has a reason, and nothing else has one");
    }
  }

  /** Kind of the stream that names it, and of its runbook. */
  public String kind() {
    return stream.kind().code();
  }

  /** What that stream is about: a source, a feature, a segment, or {@code all}. */
  public String subject() {
    return stream.subject();
  }

  /** End of the window in which the change is estimated to have begun. */
  public long changedAt() {
    return culprits.get(0).changedAt();
  }
}
