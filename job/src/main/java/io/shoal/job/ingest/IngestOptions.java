package io.shoal.job.ingest;

import java.io.Serializable;
import java.time.Duration;

/**
 * What the source stage needs to know.
 *
 * @param outOfOrderness how far events of one partition may be out of order without being delayed
 * @param lateAfter how far behind its partition an event is too late to be used
 * @param window the scoring window
 * @param countFrom events before it are the warm-up, which is not counted, in milliseconds since
 *     the epoch
 */
public record IngestOptions(
    Duration outOfOrderness, Duration lateAfter, Duration window, long countFrom)
    implements Serializable {
  private static final long serialVersionUID = 1;

  public IngestOptions {
    if (outOfOrderness.isNegative() || lateAfter.compareTo(outOfOrderness) < 0) {
      throw new IllegalArgumentException(
          "events are late after "
              + lateAfter
              + ", which must not be less than the out-of-orderness "
              + outOfOrderness);
    }
    if (window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("the window must be longer than zero: " + window);
    }
  }
}
