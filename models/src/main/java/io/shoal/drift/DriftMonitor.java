package io.shoal.drift;

import io.shoal.control.QuietWindows;
import io.shoal.drift.DriftAlert.Reason;
import io.shoal.drift.DriftAlert.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the verdicts on ticks into episodes, one for each incident.
 *
 * <p>An episode fires when the sum of evidence reaches its threshold. The streams that hold the sum
 * are its culprits, the foremost gives it its name, and they gather no evidence while it is open.
 * What reaches the threshold within {@value Incidents#JOINS_HOURS} hours of it joins it. It is
 * resolved when all culprits have recovered; or when the change has lasted so long that it is what
 * the next is measured from; or by {@link #modelChanged}.
 *
 * <p>Streams in a quiet window are judged apart: what they show is told with its name and pages
 * nobody, and is no evidence once the window is over.
 */
public final class DriftMonitor {
  private final DriftReference reference;
  private final EvidenceSum evidence;
  private final DriftOptions options;

  public DriftMonitor(DriftReference reference, DriftOptions options) {
    this.reference = reference;
    this.evidence = new EvidenceSum(reference, options);
    this.options = options;
  }

  /** Takes one tick into the state, in the order of time, and gives the alerts that it changed. */
  public List<DriftAlert> step(DriftState state, Tick tick) {
    return step(state, tick, QuietWindows.none()).alerts();
  }

  /**
   * Takes one tick into the state, in the order of time.
   *
   * @param windows that have been announced by now
   */
  public DriftStep step(DriftState state, Tick tick, QuietWindows windows) {
    QuietStreams quiet = state.quiet;
    quiet.moveTo(windows, reference, tick, options.window().toMillis(), state.episodes.runs);
    Verdict verdict = evidence.step(state, quiet.part(tick, false));
    Incidents incidents = new Incidents(state, evidence, options, tick);
    state.episodes.aftermath.keep(tick.settled());
    incidents.follow(verdict);
    incidents.fireIfAlarm(verdict);
    if (!quiet.isEmpty()) {
      Verdict apart = evidence.step(quiet.evidence, quiet.part(tick, true));
      incidents.follow(apart);
      incidents.fireIfAlarm(apart);
    }
    incidents.close(verdict.windowEnd());
    return new DriftStep(verdict, incidents.alerts(), incidents.settled());
  }

  /**
   * Another model scores from the next tick on: open episodes are resolved, and all detectors start
   * anew. Call it on the monitor of the model before, with the last tick that it judged; go on with
   * the same state and a monitor of the new model.
   *
   * @param windowEnd end of the last window that the model before scored
   * @return the alerts that this resolves, each with the reason {@link Reason#MODEL_CHANGED}
   */
  public List<DriftAlert> modelChanged(DriftState state, long windowEnd) {
    List<DriftAlert> alerts = new ArrayList<>();
    for (Episode episode : state.episodes.open) {
      alerts.add(
          episode.alert(Status.RESOLVED, Reason.MODEL_CHANGED, windowEnd, options.threshold()));
    }
    state.clear();
    return alerts;
  }
}
