package io.shoal.training.publish;

import io.shoal.bundle.ModelBundle;
import io.shoal.training.history.HistoryFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * What a challenger must pass to become champion: both models score the newest data, later than
 * anything that either learnt from, and the challenger must not be worse in any figure. Worse is
 * what lies below by more than chance explains, by a bootstrap over users (Efron 1979) of the
 * difference on the same rows, or by more than {@link #TOLERANCE} whatever chance may explain.
 */
public final class Gate {
  /** By how much a figure may be lower where the data are too few to be sure. */
  static final double TOLERANCE = 0.02;

  /** Fewer rows decide nothing. */
  static final int LEAST_ROWS = 200;

  private static final int DRAWS = 400;
  private static final double TAIL = 0.025;
  private static final long SEED = 1;

  private static final List<GateFigure> FIGURES =
      List.of(new ConversionAuc(), new ExplainedVariance());

  private final HistoryFiles events;

  /**
   * @param events the newest, with the history before, from which profiles are built
   */
  public Gate(HistoryFiles events) {
    this.events = events;
  }

  /**
   * Scores both models on the newest data.
   *
   * @throws IOException where events cannot be read, or are too few or too old to decide
   */
  public GateResult compare(ModelBundle champion, ModelBundle challenger) throws IOException {
    long after = Math.max(NewestRows.endOfTraining(champion), NewestRows.endOfTraining(challenger));
    NewestRows newest = new NewestRows(events, after);
    List<ScoredRow> theirs = newest.scoredBy(champion);
    List<ScoredRow> ours = newest.scoredBy(challenger);
    List<ScoredRow> left = seenByBoth(theirs, ours);
    List<ScoredRow> right = seenByBoth(ours, theirs);
    if (left.size() < LEAST_ROWS) {
      throw new IOException(
          "the gate needs "
              + LEAST_ROWS
              + " users and days after "
              + Instant.ofEpochMilli(after)
              + ", the end of what the models learnt from, and found "
              + left.size()
              + ": give newer --events, or train with an earlier --until");
    }
    return judge(left, right);
  }

  /** Compares what two models made of the same rows. */
  static GateResult judge(List<ScoredRow> champion, List<ScoredRow> challenger) {
    Draws draws = new Draws(champion);
    List<GateResult.Line> lines = new ArrayList<>();
    for (GateFigure figure : FIGURES) {
      ToDoubleFunction<int[]> theirs = figure.over(champion);
      ToDoubleFunction<int[]> ours = figure.over(challenger);
      double before = theirs.applyAsDouble(draws.once());
      double after = ours.applyAsDouble(draws.once());
      if (!Double.isNaN(before) && !Double.isNaN(after)) {
        double[] more = differences(theirs, ours, draws);
        double least = more[(int) (TAIL * more.length)];
        double most = more[more.length - 1 - (int) (TAIL * more.length)];
        boolean worse = most < 0 || after - before < -TOLERANCE;
        lines.add(new GateResult.Line(figure.name(), before, after, least, most, worse));
      }
    }
    return new GateResult(champion.size(), draws.users(), lines);
  }

  private static double[] differences(
      ToDoubleFunction<int[]> theirs, ToDoubleFunction<int[]> ours, Draws draws) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] more = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      int[] times = draws.next(random);
      more[i] = ours.applyAsDouble(times) - theirs.applyAsDouble(times);
    }
    double[] known = Arrays.stream(more).filter(d -> !Double.isNaN(d)).sorted().toArray();
    return known.length == 0 ? new double[] {0} : known;
  }

  private static List<ScoredRow> seenByBoth(List<ScoredRow> rows, List<ScoredRow> others) {
    Set<String> seen = new HashSet<>();
    others.forEach(row -> seen.add(row.windowEnd() + " " + row.user()));
    return rows.stream().filter(row -> seen.contains(row.windowEnd() + " " + row.user())).toList();
  }

  /** Draws of users with all their rows: rows of one user are alike. */
  private static final class Draws {
    private final int[] userOf;
    private final int users;

    Draws(List<ScoredRow> rows) {
      Map<String, Integer> index = new HashMap<>();
      userOf = new int[rows.size()];
      for (int i = 0; i < userOf.length; i++) {
        Integer known = index.putIfAbsent(rows.get(i).user(), index.size());
        userOf[i] = known == null ? index.size() - 1 : known;
      }
      users = index.size();
    }

    int users() {
      return users;
    }

    int[] once() {
      int[] times = new int[userOf.length];
      Arrays.fill(times, 1);
      return times;
    }

    int[] next(SplittableRandom random) {
      int[] drawn = new int[users];
      for (int i = 0; i < users; i++) {
        drawn[random.nextInt(users)]++;
      }
      int[] times = new int[userOf.length];
      for (int i = 0; i < times.length; i++) {
        times[i] = drawn[userOf[i]];
      }
      return times;
    }
  }
}
