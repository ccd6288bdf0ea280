package io.shoal.job.summary;

import io.shoal.job.metrics.ShoalMetric;
import io.shoal.profile.SegmentQuality;
import io.shoal.segment.SegmentEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** The metrics of {@link SegmentProfilesOperator}: quality, and turns in the lives of segments. */
final class ProfileMetrics {
  private final Map<SegmentEvent.Kind, Counter> turns = new EnumMap<>(SegmentEvent.Kind.class);
  private final MetricGroup group;
  private final Supplier<SegmentQuality> quality;

  ProfileMetrics(MetricGroup group, Supplier<SegmentQuality> quality) {
    this.group = group;
    this.quality = quality;
    gauge(ShoalMetric.SEGMENTS, SegmentQuality::segments);
    gauge(ShoalMetric.SILHOUETTE, SegmentQuality::silhouette);
    gauge(ShoalMetric.MARGIN_SHARE, SegmentQuality::marginShare);
    gauge(ShoalMetric.STABILITY, SegmentQuality::stability);
    gauge(ShoalMetric.NOISE_SHARE, SegmentQuality::noiseShare);
    turns.put(SegmentEvent.Kind.BORN, ShoalMetric.SEGMENTS_BORN.counter(group));
    turns.put(SegmentEvent.Kind.SPLIT, ShoalMetric.SEGMENTS_SPLIT.counter(group));
    turns.put(SegmentEvent.Kind.MERGED, ShoalMetric.SEGMENTS_MERGED.counter(group));
    turns.put(SegmentEvent.Kind.DIED, ShoalMetric.SEGMENTS_DIED.counter(group));
  }

  private void gauge(ShoalMetric metric, ToDoubleFunction<SegmentQuality> of) {
    metric.gauge(group, () -> of.applyAsDouble(quality.get()));
  }

  void count(SegmentEvent turn) {
    turns.get(turn.kind()).inc();
  }
}
