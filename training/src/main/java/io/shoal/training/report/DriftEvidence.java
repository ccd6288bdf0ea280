package io.shoal.training.report;

import java.util.List;

/**
 * The evidence of drift over a run, in steps of equal length: in each the most of its windows, as
 * part of the threshold; NaN where nothing was told.
 *
 * @param from begin of the first step
 * @param step length of a step, in milliseconds
 * @param sum of all streams
 * @param streams each for itself, that with the most evidence first
 */
record DriftEvidence(long from, long step, double[] sum, List<Stream> streams) {
  /**
   * One stream.
   *
   * @param name {@code KIND/SUBJECT}
   * @param evidence by step
   * @param most evidence of a window
   * @param observed in that window: a share, a rate, a mean rank, a number of users; NaN in an
   *     older run
   * @param expected the same, as the reference says
   */
  record Stream(String name, double[] evidence, double most, double observed, double expected) {}

  DriftEvidence {
    streams = List.copyOf(streams);
  }

  /** Middle of a step. */
  long time(int index) {
    return from + index * step + step / 2;
  }
}
