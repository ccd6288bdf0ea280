package io.shoal.drift;

import io.shoal.drift.DriftAlert.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an alert does to a segment, in the tick in which it is told.
 *
 * @param kind what is done
 * @param segment its id
 * @param since end of the window in which its conversion is estimated to have changed
 */
public record SegmentAction(Kind kind, int segment, long since) {
  /** Kinds of actions. */
  public enum Kind {
    /** The segment's propensity is that of what came since the change. */
    RE_ESTIMATE_PROPENSITY,
    /** The segment's propensity is that of all its last days again. */
    RESTORE_PROPENSITY;

    /** As outputs carry it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What an alert does: segments whose conversion has dropped are re-estimated while it is open,
   * but not where the change was announced.
   */
  public static List<SegmentAction> of(DriftAlert alert) {
    List<SegmentAction> actions = new ArrayList<>();
    if (!alert.planned().isEmpty()) {
      return actions;
    }
    for (Culprit culprit : alert.culprits()) {
      if (culprit.stream().kind() == StreamKind.SEGMENT_CONVERSION) {
        actions.add(
            new SegmentAction(
                alert.status() == Status.RESOLVED
                    ? Kind.RESTORE_PROPENSITY
                    : Kind.RE_ESTIMATE_PROPENSITY,
                Integer.parseInt(culprit.stream().subject()),
                culprit.changedAt()));
      }
    }
    return actions;
  }
}
