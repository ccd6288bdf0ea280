package io.shoal.bench.tick;

import io.shoal.drift.BudgetReplay;
import io.shoal.drift.DriftOptions;
import io.shoal.drift.DriftReference;
import io.shoal.drift.DriftState;
import io.shoal.drift.EvidenceSum;
import io.shoal.drift.Reading;
import io.shoal.drift.StreamId;
import io.shoal.drift.StreamKind;
import io.shoal.drift.StreamVerdict;
import io.shoal.drift.Tick;
import io.shoal.drift.Verdict;
import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * The budget of a whole job on healthy ticks: many streams that share a common cause and follow the
 * hours of the week, a reference of four weeks, and one sum.
 *
 * @param streams a third each with normal, heavy-tailed and autoregressive (.5) noise of their own
 * @param periods in which one false alarm is promised, of 2,880 ticks (30 days of 15 minutes)
 */
record BudgetTrial(int streams, int periods) {
  private static final DriftOptions OPTIONS = DriftOptions.defaults();
  private static final int WEEK = 7 * 96;
  private static final int REFERENCE = 4 * WEEK;
  private static final double SHARED = StrictMath.sqrt(0.5);
  private static final double CULPRIT_SHARE = 0.02;

  /** False alarms for each period, of which one is promised. */
  double falseAlarms(long seed) {
    List<DoubleSupplier> own = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      Noise noise = List.of(Noise.NORMAL, Noise.STUDENT, Noise.AR5).get(i % 3);
      own.add(noise.stream(UserHash.mix(seed) + i));
    }
    DoubleSupplier shared = Noise.AR5.stream(UserHash.mix(seed) - 1);
    double[][] rhythm = rhythm(seed);
    List<Tick> healthy = new ArrayList<>();
    for (int i = 0; i < REFERENCE; i++) {
      healthy.add(tick(i, rhythm, shared, own));
    }
    DriftReference learnt =
        DriftReference.learn(healthy).with(new BudgetReplay(OPTIONS, healthy).run());
    EvidenceSum evidence = new EvidenceSum(learnt, OPTIONS);
    healthy.clear();
    DriftState state = new DriftState();
    long length = Math.round(periods * OPTIONS.threshold());
    int alarms = 0;
    for (int i = 0; i < length; i++) {
      Verdict verdict = evidence.step(state, tick(REFERENCE + i, rhythm, shared, own));
      if (verdict.isAlarm()) {
        alarms++;
        restart(evidence, state, verdict);
      }
    }
    return (double) alarms / periods;
  }

  private static void restart(EvidenceSum evidence, DriftState state, Verdict verdict) {
    double most = verdict.streams().stream().mapToDouble(StreamVerdict::weighted).max().orElse(0);
    double least = Math.min(most, CULPRIT_SHARE * verdict.sum());
    for (StreamVerdict stream : verdict.streams()) {
      if (stream.weighted() >= least) {
        evidence.restart(state, stream.stream());
      }
    }
  }

  /** A level for each stream and hour of the week. */
  private double[][] rhythm(long seed) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed + 77));
    double[][] rhythm = new double[streams][7 * 24];
    for (double[] hours : rhythm) {
      double daily = 4 * random.nextDouble();
      double weekend = 4 * random.nextDouble() - 2;
      double phase = random.nextDouble();
      for (int hour = 0; hour < hours.length; hour++) {
        hours[hour] =
            daily * StrictMath.sin(2 * Math.PI * (hour / 24.0 + phase))
                + (hour >= 5 * 24 ? weekend : 0);
      }
    }
    return rhythm;
  }

  private Tick tick(int i, double[][] rhythm, DoubleSupplier shared, List<DoubleSupplier> own) {
    TreeMap<StreamId, Reading> readings = new TreeMap<>();
    double common = shared.getAsDouble();
    for (int stream = 0; stream < streams; stream++) {
      double value =
          rhythm[stream][i / 4 % (7 * 24)] + SHARED * (common + own.get(stream).getAsDouble());
      StreamKind kind = stream % 2 == 0 ? StreamKind.FEATURE : StreamKind.FEATURE_RANK;
      readings.put(new StreamId(kind, "f" + stream), Reading.of(value));
    }
    // The first Monday of 2026, 00:00 UTC.
    return new Tick(1_767_571_200_000L + (i + 1) * OPTIONS.window().toMillis(), readings);
  }
}
