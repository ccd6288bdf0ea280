package io.shoal.job.metrics;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * How many records wait for the end of their window in one subtask: a gauge of how many do and one
 * of the most that have, and an accumulator of the most that any subtask has held, for the summary
 * of a bounded job. What was restored from a checkpoint is not counted.
 */
public final class Waiting {
  private final TreeMap<Long, Long> byWindow = new TreeMap<>();
  private final LongMaximum most = new LongMaximum(0);
  private long now;

  /**
   * @param level how many wait now
   * @param max the most that have waited
   */
  public Waiting(RuntimeContext context, ShoalMetric level, ShoalMetric max) {
    level.level(context.getMetricGroup(), () -> now);
    max.level(context.getMetricGroup(), most::getLocalValuePrimitive);
    context.addAccumulator(max.id(), most);
  }

  /** Counts one more record that waits. */
  public void add(long windowEnd) {
    byWindow.merge(windowEnd, 1L, Long::sum);
    now++;
    most.add(now);
  }

  /** Those of the windows up to this one wait no longer. */
  public void over(long windowEnd) {
    Map<Long, Long> over = byWindow.headMap(windowEnd, true);
    for (long records : over.values()) {
      now -= records;
    }
    over.clear();
  }

  /** How many wait. */
  public long now() {
    return now;
  }
}
