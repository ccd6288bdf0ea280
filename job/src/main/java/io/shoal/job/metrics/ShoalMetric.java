package io.shoal.job.metrics;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the job measures of itself: each metric with its operator, its name, its unit and what it
 * means. Those that a bounded job sums up in the end are accumulators of the same name.
 */
public enum ShoalMetric {
  MODELS_PASSED_OVER(
      "model-fetch",
      "modelsPassedOver",
      "records",
      "of the topic of models that are of another line of models, or no announcement"),
  MODEL_VERSION(
      "model-schedule",
      "modelVersion",
      "number",
      "of the model that scores, in its registry; 0 of one that was never announced"),
  PROFILES_WARM(
      "model-schedule",
      "profilesWarm",
      "percent",
      "of the customers of the last day, those whose profiles hold the features of the model that"
          + " waits for them; 100 where none waits"),
  MODEL_SWAPS("model-schedule", "modelSwaps", "swaps", "of models since the operator started"),
  MODELS_REFUSED(
      "model-schedule",
      "modelsRefused",
      "announcements",
      "refused since the operator started: the model before goes on"),
  VOTES("embed", "votes", "votes", "embeddings sent to the segmenter since the operator started"),
  VOTES_THINNED(
      "embed",
      "votesThinned",
      "votes",
      "those not sent, of users outside the sample of `--segmenter-share`"),
  SEGMENTER_CLOSE(
      "segmenter",
      "segmenterCloseMicros",
      "µs of wall clock",
      "from a window's count to its catalogue: a histogram of the last 1,000 windows"),
  SEGMENTER_VOTES_HELD(
      "segmenter",
      "segmenterVotesHeld",
      "votes",
      "those of later windows that wait for their catalogue"),
  SEGMENTER_VOTES_HELD_MAX(
      "segmenter",
      "segmenterVotesHeldMax",
      "votes",
      "the most that have waited since the operator started"),
  ASSIGN_SETTLE(
      "assign",
      "assignSettleMicros",
      "µs of wall clock",
      "to settle the users of all windows that a watermark ends: a histogram of the last 1,000"),
  ASSIGN_HELD(
      "assign",
      "assignHeld",
      "scored windows",
      "of users, that wait in a subtask for the catalogue of their window"),
  ASSIGN_HELD_MAX(
      "assign",
      "assignHeldMax",
      "scored windows",
      "the most that have waited in a subtask since it started"),
  DRIFT_EVIDENCE(
      "drift-monitor",
      "driftEvidence",
      "ticks",
      "sum of the evidence of drift after the last window"),
  DRIFT_THRESHOLD("drift-monitor", "driftThreshold", "ticks", "evidence at which an alert fires"),
  DRIFT_JUDGE(
      "drift-monitor",
      "driftJudgeMicros",
      "µs of wall clock",
      "from a window's total to its alerts: a histogram of the last 1,000 windows"),
  FALSE_ALARMS_PROMISED(
      "drift-monitor",
      "falseAlarmsPromised",
      "alerts in 30 days",
      "that may be false: `--false-alarms`"),
  FALSE_ALARMS_MEASURED(
      "drift-monitor",
      "falseAlarmsMeasured",
      "alerts in 30 days",
      "that were false in a replay of healthy history when the model was trained; `NaN` where it was"
          + " too short for one"),
  STREAMS_JUDGED("drift-monitor", "streamsJudged", "streams", "that the model has a reference of"),
  SEGMENTS_UNJUDGED(
      "drift-monitor",
      "segmentsUnjudged",
      "segments",
      "of users of the last window, that were born since the model was trained: their own conversion"
          + " is judged from the next model on"),
  SEGMENTS("segment-profiles", "segments", "segments", "segments that live"),
  SILHOUETTE(
      "segment-profiles",
      "silhouette",
      "-1 to 1",
      "mean silhouette of the users scored on the last day of event time"),
  MARGIN_SHARE(
      "segment-profiles",
      "marginShare",
      "share",
      "of the users scored that day, for whom another segment was nearly as good"),
  STABILITY(
      "segment-profiles",
      "stability",
      "share",
      "of the users scored again that day, who stayed in their segment"),
  NOISE_SHARE(
      "segment-profiles",
      "noiseShare",
      "share",
      "of the users scored that day, who were far from every segment"),
  SEGMENTS_BORN("segment-profiles", "segmentsBorn", "segments", "born since the operator started"),
  SEGMENTS_SPLIT(
      "segment-profiles", "segmentsSplit", "segments", "split off since the operator started"),
  SEGMENTS_MERGED(
      "segment-profiles", "segmentsMerged", "segments", "absorbed since the operator started"),
  SEGMENTS_DIED("segment-profiles", "segmentsDied", "segments", "died since the operator started");

  private final String operator;
  private final String id;
  private final String unit;
  private final String meaning;

  ShoalMetric(String operator, String id, String unit, String meaning) {
    this.operator = operator;
    this.id = id;
    this.unit = unit;
    this.meaning = meaning;
  }

  /** Name of the operator that measures it. */
  public String operator() {
    return operator;
  }

  /** Name under the metrics of its operator; one in the whole job. */
  public String id() {
    return id;
  }

  public String unit() {
    return unit;
  }

  public String meaning() {
    return meaning;
  }

  /** Registers a number that is read when it is asked for; NaN while there is none. */
  public void gauge(MetricGroup group, DoubleSupplier value) {
    group.gauge(id, (Gauge<Double>) value::getAsDouble);
  }

  /** Registers a whole number that is read when it is asked for. */
  public void level(MetricGroup group, LongSupplier value) {
    group.gauge(id, (Gauge<Long>) value::getAsLong);
  }

  /** Registers a count. */
  public Counter counter(MetricGroup group) {
    return group.counter(id);
  }

  /** Registers the distribution of a measure. */
  public void histogram(MetricGroup group, Histogram histogram) {
    group.histogram(id, histogram);
  }
}
