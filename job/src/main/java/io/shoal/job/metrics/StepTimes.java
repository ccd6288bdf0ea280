package io.shoal.job.metrics;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * How long a step takes by the wall clock: a histogram metric {@code <name>Micros} of the last
 * 1,000 steps, in microseconds, and an accumulator of all steps for the summary of a bounded job.
 */
public final class StepTimes {
  private static final int LAST_STEPS = 1_000;

  private final Histogram metric;
  private final org.apache.flink.api.common.accumulators.Histogram all =
      new org.apache.flink.api.common.accumulators.Histogram();

  /**
   * @param name one in the whole job
   */
  public StepTimes(RuntimeContext context, String name) {
    metric =
        context
            .getMetricGroup()
            .histogram(name + "Micros", new DescriptiveStatisticsHistogram(LAST_STEPS));
    context.addAccumulator(name, all);
  }

  /**
   * Adds a step that ends now.
   *
   * @param began when it began, by {@link System#nanoTime}
   */
  public void since(long began) {
    long micros = Math.max(0, System.nanoTime() - began) / 1_000;
    metric.update(micros);
    all.add(StepQuantiles.rounded(micros));
  }
}
