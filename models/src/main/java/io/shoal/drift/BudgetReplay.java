package io.shoal.drift;

import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tries the budget of false alarms on healthy ticks that a reference was not learnt from, and says
 * by how much its threshold must be raised.
 *
 * <p>Ticks are few, so days of them are drawn again and again (block bootstrap, Künsch 1989): whole
 * days, all streams together, so that what hangs together stays together. The threshold is raised
 * in steps until the alarms are no more than promised.
 */
public final class BudgetReplay {
  static final double MOST_RAISED = 1024;

  private static final double STEP = StrictMath.sqrt(2);
  private static final int PERIODS = 100;
  private static final long DAY = 24 * 3_600_000L;

  private final EvidenceSum sum;
  private final double threshold;
  private final List<ReplayedStream> streams = new ArrayList<>();
  private final List<int[]> days = new ArrayList<>();
  private final int ticks;

  /**
   * @param reference learnt from other ticks
   * @param healthy in the order of time
   */
  public BudgetReplay(DriftReference reference, DriftOptions options, List<Tick> healthy) {
    threshold = options.threshold();
    sum = new EvidenceSum(reference, threshold);
    ticks = healthy.size();
    for (StreamDetector detector : sum.detectors()) {
      streams.add(new ReplayedStream(detector, sum.weight(detector), healthy));
    }
    for (int from = 0; from < ticks; ) {
      int to = from;
      long ends = healthy.get(from).windowEnd() + DAY;
      while (to < ticks && healthy.get(to).windowEnd() < ends) {
        to++;
      }
      days.add(new int[] {from, to});
      from = to;
    }
  }

  /** Replays; the same ticks give the same answer. */
  public KeptBudget run() {
    if (days.isEmpty() || streams.isEmpty()) {
      return KeptBudget.UNTRIED;
    }
    long length = (long) Math.ceil(PERIODS * threshold);
    double promised = length / threshold;
    int atFormula = alarms(threshold, length);
    double raised = 1;
    int measured = atFormula;
    while (measured > promised && raised < MOST_RAISED) {
      raised = Math.min(MOST_RAISED, raised * STEP);
      measured = alarms(threshold * raised, length);
    }
    return new KeptBudget(promised, atFormula, measured, raised, length, ticks);
  }

  private int alarms(double limit, long length) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(ticks));
    streams.forEach(ReplayedStream::forget);
    int alarms = 0;
    for (long done = 0; done < length; ) {
      int[] day = days.get(random.nextInt(days.size()));
      for (int tick = day[0]; tick < day[1] && done < length; tick++, done++) {
        double total = 0;
        for (ReplayedStream stream : streams) {
          total += stream.step(tick);
        }
        if (total >= limit) {
          alarms++;
          forgetCulprits(total);
        }
      }
    }
    return alarms;
  }

  private void forgetCulprits(double total) {
    double most = streams.stream().mapToDouble(ReplayedStream::weighted).max().orElse(0);
    double least = Math.min(most, Incidents.CULPRIT_SHARE * total);
    for (ReplayedStream stream : streams) {
      if (stream.weighted() >= least) {
        stream.forget();
      }
    }
  }

  /** The bets of one stream on each of the ticks, made once. */
  private static final class ReplayedStream {
    private final double weight;
    private final double[][] bets;
    private final double[] evidence;
    private double weighted;

    ReplayedStream(StreamDetector detector, double weight, List<Tick> healthy) {
      StreamKind kind = detector.name().kind();
      int sides = (kind.looksUp() ? 1 : 0) + (kind.looksDown() ? 1 : 0);
      evidence = new double[sides * ConformalBets.SHIFTS.length];
      this.weight = weight / evidence.length;
      bets = new double[healthy.size()][];
      EvidenceState.Stream memory = new EvidenceState.Stream();
      double onset = detector.healthy().innovations().whitening().onset();
      for (int i = 0; i < bets.length; i++) {
        Reading reading = healthy.get(i).readings().get(detector.name());
        long end = healthy.get(i).windowEnd();
        double residual = reading == null ? Double.NaN : detector.residual(memory, end, reading);
        if (!Double.isNaN(residual)) {
          Ranks ranks = detector.ranks(memory, end, residual);
          double[] up = kind.looksUp() ? ConformalBets.bets(ranks.above(), onset) : new double[0];
          double[] down =
              kind.looksDown() ? ConformalBets.bets(ranks.below(), onset) : new double[0];
          bets[i] = Arrays.copyOf(up, up.length + down.length);
          System.arraycopy(down, 0, bets[i], up.length, down.length);
        }
      }
    }

    double step(int tick) {
      double[] bet = bets[tick];
      if (bet != null) {
        double all = 0;
        for (int k = 0; k < evidence.length; k++) {
          evidence[k] = Math.min(1e300, evidence[k] * bet[2 * k] + bet[2 * k + 1]);
          all += evidence[k];
        }
        weighted = weight * all;
      }
      return weighted;
    }

    double weighted() {
      return weighted;
    }

    void forget() {
      Arrays.fill(evidence, 0);
      weighted = 0;
    }
  }
}
