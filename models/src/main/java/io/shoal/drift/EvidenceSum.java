package io.shoal.drift;

import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The detectors of all streams, and the one weighted sum of their evidence on which the budget of
 * false alarms is spent.
 *
 * <p>Contract: the sum reaches the threshold at most once in as many ticks while all is well.
 * Assumption: ranks among the reference are uniform given the past. Consequence: each stream's
 * evidence grows by at most 1 a tick in expectation, weights sum to 1, so the sum grows by at most
 * 1 too, however the streams depend on each other.
 */
public final class EvidenceSum {
  private final DriftReference reference;
  private final double threshold;

  public EvidenceSum(DriftReference reference, DriftOptions options) {
    this.reference = reference;
    this.threshold = options.threshold();
  }

  /** Takes one tick into the state, in the order of time, and says what it means. */
  public Verdict step(DriftState state, Tick tick) {
    List<StreamVerdict> verdicts = new ArrayList<>();
    double total = 0;
    for (StreamId name : reference.streams()) {
      total += name.kind().weight();
    }
    double sum = 0;
    for (Map.Entry<StreamId, StreamReference> entry : reference.byStream().entrySet()) {
      StreamId name = entry.getKey();
      EvidenceState.Stream stream = state.evidence.of(name);
      Reading reading = tick.readings().get(name);
      double residual = Double.NaN;
      if (reading != null) {
        residual = judge(name, entry.getValue(), stream, tick.windowEnd(), reading);
      }
      double weight = name.kind().weight() / total;
      StreamVerdict verdict = verdict(name, entry.getValue(), stream, residual, weight);
      verdicts.add(verdict);
      sum += verdict.weighted();
    }
    return new Verdict(tick.windowEnd(), verdicts, sum, threshold);
  }

  /** Forgets the evidence of a stream, and gathers none until it is released. */
  public void hold(DriftState state, StreamId stream) {
    restart(state, stream);
    state.evidence.of(stream).held = true;
  }

  /** Lets a stream gather evidence again, from nothing. */
  public void release(DriftState state, StreamId stream) {
    restart(state, stream);
    state.evidence.of(stream).held = false;
  }

  /** Forgets the evidence of a stream, which goes on gathering. */
  public void restart(DriftState state, StreamId stream) {
    state.evidence.of(stream).forget();
  }

  /** The residual; NaN while windows are pooled. */
  private static double judge(
      StreamId name,
      StreamReference healthy,
      EvidenceState.Stream stream,
      long windowEnd,
      Reading reading) {
    int hour = HourOfWeek.of(windowEnd);
    stream.last = reading;
    stream.pool.add(reading.statistic(), healthy.mean()[hour], healthy.scale()[hour]);
    if (!stream.pool.isFull(healthy.pool())) {
      return Double.NaN;
    }
    double residual = stream.pool.take();
    double innovation = residual - healthy.rho() * healthy.clipped(stream.lastResidual);
    stream.lastResidual = residual;
    if (stream.held) {
      return residual;
    }
    // Seeded by what is judged: the same tick has the same rank, wherever it is computed again.
    double tie = (UserHash.mix(UserHash.of(name.toString()) ^ windowEnd) >>> 11) * 0x1p-53;
    double high = ConformalBets.rank(healthy.innovations(), innovation, tie);
    double low = 1 - high;
    if (ConformalBets.isCommonest(healthy.innovations(), innovation)) {
      // What most healthy ticks are is no evidence, whichever of them it is said to be.
      high = 1;
      low = 1;
    }
    if (name.kind().looksUp()) {
      ConformalBets.update(stream.up, high);
    }
    if (name.kind().looksDown()) {
      ConformalBets.update(stream.down, low);
    }
    return residual;
  }

  private static StreamVerdict verdict(
      StreamId name,
      StreamReference healthy,
      EvidenceState.Stream stream,
      double residual,
      double weight) {
    double share = name.kind().looksUp() && name.kind().looksDown() ? weight / 2 : weight;
    double evidence = ConformalBets.mean(stream.up) + ConformalBets.mean(stream.down);
    boolean judged = !Double.isNaN(residual);
    return new StreamVerdict(
        name, judged, stream.last, residual, judged && healthy.isCalm(residual), share * evidence);
  }
}
