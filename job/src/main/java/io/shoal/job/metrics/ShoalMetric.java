package io.shoal.job.metrics;

import java.util.function.DoubleSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What the job measures of itself: each metric with its name, its unit and what it means. */
public enum ShoalMetric {
  SEGMENTS("segments", "segments", "segments that live"),
  SILHOUETTE(
      "silhouette", "-1 to 1", "mean silhouette of the users scored on the last day of event time"),
  MARGIN_SHARE(
      "marginShare", "share", "of the users scored that day, for whom another segment was as good"),
  STABILITY(
      "stability", "share", "of the users scored again that day, who stayed in their segment"),
  NOISE_SHARE(
      "noiseShare", "share", "of the users scored that day, who were far from every segment"),
  SEGMENTS_BORN("segmentsBorn", "segments", "born since the operator started"),
  SEGMENTS_SPLIT("segmentsSplit", "segments", "split off since the operator started"),
  SEGMENTS_MERGED("segmentsMerged", "segments", "absorbed since the operator started"),
  SEGMENTS_DIED("segmentsDied", "segments", "died since the operator started");

  private final String id;
  private final String unit;
  private final String meaning;

  ShoalMetric(String id, String unit, String meaning) {
    this.id = id;
    this.unit = unit;
    this.meaning = meaning;
  }

  /** Name under the metrics of its operator. */
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

  /** Registers a count. */
  public Counter counter(MetricGroup group) {
    return group.counter(id);
  }
}
