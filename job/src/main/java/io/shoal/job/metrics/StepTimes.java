package io.shoal.job.metrics;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * How long a step takes by the wall clock: a histogram metric of the last 1,000 steps, in
 * microseconds, and an accumulator of all steps for the summary of a bounded job.
 */
public final class StepTimes {
  private static final int LAST_STEPS = 1_000;

  private final Histogram last = new DescriptiveStatisticsHistogram(LAST_STEPS);
  private final org.apache.flink.api.common.accumulators.Histogram all =
      new org.apache.flink.api.common.accumulators.Histogram();

  public StepTimes(RuntimeContext context, ShoalMetric metric) {
    metric.histogram(context.getMetricGroup(), last);
    context.addAccumulator(metric.id(), all);
  }

  /**
   * Adds a step that ends now.
   *
   * @param began when it began, by {@link System#nanoTime}
   */
  public void since(long began) {
    long micros = Math.max(0, System.nanoTime() - began) / 1_000;
    last.update(micros);
    all.add(StepQuantiles.rounded(micros));
  }
}
