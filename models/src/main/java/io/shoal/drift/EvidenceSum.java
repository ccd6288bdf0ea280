package io.shoal.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * The detectors of all streams, and the one weighted sum of their evidence on which the budget of
 * false alarms is spent.
 *
 * <p>Contract: the sum reaches the threshold at most once in as many ticks as one false alarm is
 * allowed in, while all is well. Assumption: ranks among the reference are uniform given the past.
 * Consequence: each stream's evidence grows by at most 1 a tick in expectation, weights sum to 1,
 * so the sum grows by at most 1 too, however the streams depend on each other. Where a replay of
 * healthy ticks measured more, the reference raises the threshold.
 */
public final class EvidenceSum {
  private final List<StreamDetector> detectors = new ArrayList<>();
  private final double threshold;
  private final double weights;

  public EvidenceSum(DriftReference reference, DriftOptions options) {
    reference.byStream().forEach((name, known) -> detectors.add(new StreamDetector(name, known)));
    threshold = options.threshold() * reference.budget().raised();
    weights = detectors.stream().mapToDouble(d -> d.name().kind().weight()).sum();
  }

  /** Takes one tick into the state, in the order of time, and says what it means. */
  public Verdict step(DriftState state, Tick tick) {
    List<StreamVerdict> verdicts = new ArrayList<>(detectors.size());
    double sum = 0;
    for (StreamDetector detector : detectors) {
      StreamId name = detector.name();
      Reading reading = tick.readings().get(name);
      StreamVerdict verdict =
          detector.step(state.evidence.of(name), tick.windowEnd(), reading, weight(name));
      verdicts.add(verdict);
      sum += verdict.weighted();
    }
    return new Verdict(tick.windowEnd(), verdicts, sum, threshold);
  }

  /** The share of the sum that a stream has; shares add up to 1. */
  double weight(StreamId stream) {
    return stream.kind().weight() / weights;
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
    state.evidence.of(stream).evidence.forget();
  }
}
