package io.shoal.drift;

/** The conformal detector of one stream: what it must know. What it remembers is passed in. */
final class StreamDetector {
  private final StreamId name;
  private final StreamReference healthy;

  StreamDetector(StreamId name, StreamReference healthy) {
    this.name = name;
    this.healthy = healthy;
  }

  StreamId name() {
    return name;
  }

  /** Takes one tick; the verdict's evidence is already times the weight. */
  StreamVerdict step(EvidenceState.Stream memory, long windowEnd, Reading reading, double weight) {
    double residual = reading == null ? Double.NaN : residual(memory, windowEnd, reading);
    boolean judged = !Double.isNaN(residual);
    if (judged) {
      Ranks ranks = ranks(memory, residual);
      if (!memory.held) {
        memory.evidence.bet(ranks, healthy.innovations());
      }
    }
    return new StreamVerdict(
        name,
        judged,
        memory.last,
        residual,
        judged && healthy.isCalm(residual),
        weight * evidence(memory));
  }

  /** From what is usual in that hour, in standard deviations; NaN while windows are pooled. */
  double residual(EvidenceState.Stream memory, long windowEnd, Reading reading) {
    int hour = HourOfWeek.of(windowEnd);
    memory.last = reading;
    memory.pool.add(reading.statistic(), healthy.mean()[hour], healthy.scale()[hour]);
    return memory.pool.isFull(healthy.pool()) ? memory.pool.take() : Double.NaN;
  }

  /** Where a residual stands in the reference, its past taken off; it is the past of the next. */
  Ranks ranks(EvidenceState.Stream memory, double residual) {
    return memory.evidence.ranks(healthy.innovations(), residual);
  }

  StreamReference healthy() {
    return healthy;
  }

  private double evidence(EvidenceState.Stream memory) {
    StreamKind kind = name.kind();
    if (!kind.looksUp()) {
      return memory.evidence.down();
    }
    if (!kind.looksDown()) {
      return memory.evidence.up();
    }
    return (memory.evidence.up() + memory.evidence.down()) / 2;
  }
}
