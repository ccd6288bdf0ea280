package io.shoal.drift;

import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Tries the budget of false alarms on healthy ticks that a reference was not learnt from, and says
 * by how much its threshold must be raised.
 *
 * <p>Each week in turn is held out and judged by the others. Weeks are few, so their days are drawn
 * again and again (block bootstrap, Künsch 1989): whole days, all streams together, so that what
 * hangs together stays together. The threshold is raised in steps until the alarms are no more than
 * promised.
 */
public final class BudgetReplay {
  static final double MOST_RAISED = 32;

  private static final double STEP = StrictMath.sqrt(2);
  private static final int PERIODS = 30;
  private static final int LEAST_WEEKS = 3;
  private static final long DAY = 24 * 3_600_000L;

  private final double threshold;
  private final List<Tick> healthy;
  private final TreeMap<StreamId, ReplayedStream> streams = new TreeMap<>();
  private final List<int[]> days = new ArrayList<>();

  /**
   * @param healthy in the order of time
   */
  public BudgetReplay(DriftOptions options, List<Tick> healthy) {
    threshold = options.threshold();
    this.healthy = healthy;
    if (!healthy.isEmpty()) {
      long begin = healthy.get(0).windowEnd();
      long week = 7 * DAY;
      long weeks = (healthy.get(healthy.size() - 1).windowEnd() - begin) / week + 1;
      for (long held = 0; weeks >= LEAST_WEEKS && held < weeks; held++) {
        judge(begin + held * week, begin + (held + 1) * week);
      }
    }
  }

  private void judge(long from, long to) {
    List<Tick> others =
        healthy.stream().filter(t -> t.windowEnd() < from || t.windowEnd() >= to).toList();
    DriftReference reference = DriftReference.learn(others);
    int first = 0;
    while (healthy.get(first).windowEnd() < from) {
      first++;
    }
    int last = first;
    while (last < healthy.size() && healthy.get(last).windowEnd() < to) {
      last++;
    }
    for (var entry : reference.byStream().entrySet()) {
      StreamDetector detector = new StreamDetector(entry.getKey(), entry.getValue());
      streams
          .computeIfAbsent(entry.getKey(), name -> new ReplayedStream(name, healthy.size()))
          .judge(detector, healthy, first, last);
    }
    for (int day = first; day < last; ) {
      int end = day;
      long ends = healthy.get(day).windowEnd() + DAY;
      while (end < last && healthy.get(end).windowEnd() < ends) {
        end++;
      }
      days.add(new int[] {day, end});
      day = end;
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
    return new KeptBudget(promised, atFormula, measured, raised, length, healthy.size());
  }

  private int alarms(double limit, long length) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(healthy.size()));
    List<ReplayedStream> all = List.copyOf(streams.values());
    all.forEach(ReplayedStream::forget);
    double weights = all.stream().mapToDouble(ReplayedStream::weight).sum();
    int alarms = 0;
    for (long done = 0; done < length; ) {
      int[] day = days.get(random.nextInt(days.size()));
      for (int tick = day[0]; tick < day[1] && done < length; tick++, done++) {
        double total = 0;
        for (ReplayedStream stream : all) {
          total += stream.step(tick);
        }
        if (total / weights >= limit) {
          alarms++;
          forgetCulprits(all, total);
        }
      }
    }
    return alarms;
  }

  private static void forgetCulprits(List<ReplayedStream> all, double total) {
    double most = all.stream().mapToDouble(ReplayedStream::weighted).max().orElse(0);
    double least = Math.min(most, Incidents.CULPRIT_SHARE * total);
    for (ReplayedStream stream : all) {
      if (stream.weighted() >= least) {
        stream.forget();
      }
    }
  }
}
