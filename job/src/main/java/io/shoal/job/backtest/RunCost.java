package io.shoal.job.backtest;

import com.sun.management.OperatingSystemMXBean;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.metrics.StepQuantiles;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;

/**
 * What a back-test's job has cost: the one part of its summary that the next run will not repeat.
 *
 * @param seconds by the wall clock
 * @param cpuSeconds of the whole process, all threads
 * @param segmenterClose time from a window's count to its catalogue
 * @param assignSettle time in which a subtask settles the users of the windows that a watermark
 *     ends
 * @param driftJudge time from a window's total to its alerts
 * @param assignHeldMax scored windows that a subtask has held at most, until their catalogue came
 * @param segmenterVotesHeldMax votes that the segmenter has held at most, for the same reason
 */
record RunCost(
    double seconds,
    double cpuSeconds,
    StepQuantiles segmenterClose,
    StepQuantiles assignSettle,
    StepQuantiles driftJudge,
    long assignHeldMax,
    long segmenterVotesHeldMax) {

  /** The two clocks at the beginning of a job. */
  static final class Clocks {
    private final OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long began = System.nanoTime();
    private final long cpuBegan = process.getProcessCpuTime();

    /** The cost of a job that has just ended. */
    RunCost of(JobExecutionResult job) {
      return new RunCost(
          (System.nanoTime() - began) / 1e9,
          (process.getProcessCpuTime() - cpuBegan) / 1e9,
          steps(job, ShoalMetric.SEGMENTER_CLOSE),
          steps(job, ShoalMetric.ASSIGN_SETTLE),
          steps(job, ShoalMetric.DRIFT_JUDGE),
          most(job, ShoalMetric.ASSIGN_HELD_MAX),
          most(job, ShoalMetric.SEGMENTER_VOTES_HELD_MAX));
    }

    private static StepQuantiles steps(JobExecutionResult job, ShoalMetric metric) {
      return StepQuantiles.of(job.<Map<Integer, Integer>>getAccumulatorResult(metric.id()));
    }

    private static long most(JobExecutionResult job, ShoalMetric metric) {
      return job.<Long>getAccumulatorResult(metric.id());
    }
  }
}
