package io.shoal.drift;

import java.util.Arrays;
import java.util.List;

/**
 * Learns a {@link StreamReference} from healthy ticks. Residuals are taken leaving the tick's own
 * week out, or its day where there are less than three weeks: in-sample residuals are narrower than
 * live ones and give many times the promised alarms.
 */
final class ReferenceLearner {
  private static final long DAY = 24 * 3_600_000L;
  private static final int LEAST_RESIDUALS = 24;

  private final long[] at;
  private final double[] value;
  private final boolean weekly;
  private final double pool;

  /**
   * @param at window ends, in rising order
   * @param pool see {@link StreamReference}
   */
  ReferenceLearner(List<Long> at, List<Double> value, double pool) {
    this.pool = pool;
    this.at = at.stream().mapToLong(Long::longValue).toArray();
    this.value = value.stream().mapToDouble(Double::doubleValue).toArray();
    weekly = this.at[this.at.length - 1] - this.at[0] >= Seasons.WEEKLY_FROM * 7 * DAY - DAY;
  }

  /** The reference; null where there is too little to judge by. */
  StreamReference learn() {
    boolean[] used = new boolean[at.length];
    Arrays.fill(used, true);
    Seasons all = Seasons.learn(at, value, used, weekly);
    double[] residuals = residualsOutOfSample();
    if (residuals.length < LEAST_RESIDUALS) {
      return null;
    }
    HealthyInnovations innovations =
        HealthyInnovations.learnSeasonal(residuals, ticksADay(residuals.length));
    Arrays.sort(residuals);
    return new StreamReference(
        all.mean(),
        all.scale(),
        pool,
        residuals[(int) (0.05 * (residuals.length - 1))],
        residuals[(int) (0.95 * (residuals.length - 1))],
        innovations);
  }

  private int ticksADay(int ticks) {
    long days = Math.max(1, Math.round((at[at.length - 1] - at[0]) / (double) DAY));
    return (int) Math.max(1, ticks / days);
  }

  double[] residualsOutOfSample() {
    long block = weekly ? 7 * DAY : DAY;
    double[] residuals = new double[at.length];
    int size = 0;
    Pool pooled = new Pool();
    boolean[] used = new boolean[at.length];
    for (int from = 0; from < at.length; ) {
      long id = (at[from] - 1 - at[0]) / block;
      int to = from;
      while (to < at.length && (at[to] - 1 - at[0]) / block == id) {
        to++;
      }
      boolean alone = from == 0 && to == at.length;
      Arrays.fill(used, true);
      Arrays.fill(used, from, alone ? from : to, false);
      Seasons others = Seasons.learn(at, value, used, weekly);
      for (int i = from; i < to; i++) {
        int hour = HourOfWeek.of(at[i]);
        pooled.add(value[i], others.mean()[hour], others.scale()[hour]);
        if (pooled.isFull(pool)) {
          residuals[size++] = pooled.take();
        }
      }
      from = to;
    }
    return Arrays.copyOf(residuals, size);
  }
}
