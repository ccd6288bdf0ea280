package io.shoal.drift;

import java.util.Arrays;
import java.util.List;

/** One stream of a replay: its bets on every healthy tick, made once, and its evidence. */
final class ReplayedStream {
  private final StreamKind kind;
  private final float[][] bets;
  private final double[] evidence;
  private double weighted;

  ReplayedStream(StreamId name, int ticks) {
    kind = name.kind();
    int sides = (kind.looksUp() ? 1 : 0) + (kind.looksDown() ? 1 : 0);
    bets = new float[ticks][];
    evidence = new double[sides * ConformalBets.SHIFTS.length];
  }

  /** Bets on the ticks of a stretch that the detector was not learnt from. */
  void judge(StreamDetector detector, List<Tick> healthy, int from, int to) {
    EvidenceState.Stream memory = new EvidenceState.Stream();
    HealthyInnovations innovations = detector.healthy().innovations();
    for (int i = from; i < to; i++) {
      Reading reading = healthy.get(i).readings().get(detector.name());
      long end = healthy.get(i).windowEnd();
      double residual = reading == null ? Double.NaN : detector.residual(memory, end, reading);
      if (Double.isNaN(residual)) {
        continue;
      }
      Ranks ranks = detector.ranks(memory, residual);
      bets[i] = new float[2 * evidence.length];
      int side = 0;
      if (kind.looksUp()) {
        put(i, side++, ConformalBets.bets(ranks.above(), innovations));
      }
      if (kind.looksDown()) {
        put(i, side, ConformalBets.bets(ranks.below(), innovations));
      }
    }
  }

  private void put(int tick, int side, double[] of) {
    for (int i = 0; i < of.length; i++) {
      bets[tick][side * of.length + i] = (float) of[i];
    }
  }

  /** Takes a tick; the evidence, times the weight. */
  double step(int tick) {
    float[] bet = bets[tick];
    if (bet != null) {
      double all = 0;
      for (int k = 0; k < evidence.length; k++) {
        evidence[k] = Math.min(1e300, evidence[k] * bet[2 * k] + bet[2 * k + 1]);
        all += evidence[k];
      }
      weighted = weight() * all / evidence.length;
    }
    return weighted;
  }

  double weight() {
    return kind.weight();
  }

  double weighted() {
    return weighted;
  }

  void forget() {
    Arrays.fill(evidence, 0);
    weighted = 0;
  }
}
