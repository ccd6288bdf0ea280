package io.shoal.drift;

import io.shoal.drift.DriftAlert.Reason;
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
 * @param observed goal events from then until now
 * @param expected as many as there would have been without the change
 */
public record SegmentAction(Kind kind, int segment, long since, double observed, double expected) {
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
   * but not where the change was announced. What has become normal stays re-estimated until the
   * days before the change no longer count.
   */
  public static List<SegmentAction> of(DriftAlert alert) {
    List<SegmentAction> actions = new ArrayList<>();
    if (!alert.planned().isEmpty() || alert.reason() == Reason.NEW_NORMAL) {
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
                culprit.changedAt(),
                Math.max(0, 1 + culprit.effect()) * culprit.n(),
                culprit.n()));
      }
    }
    return actions;
  }
}
