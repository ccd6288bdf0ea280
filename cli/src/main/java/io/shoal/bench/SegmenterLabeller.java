package io.shoal.bench;

import io.shoal.event.UserHash;
import io.shoal.segment.Segment;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentLabels;
import io.shoal.segment.Segmenter;
import io.shoal.segment.WindowCount;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A segmenter at work; each point is of a user of its own, and comes a second after the other. */
final class SegmenterLabeller implements Labeller {
  static final Duration POINT = Duration.ofSeconds(1);

  private final Segmenter segmenter;
  private SegmentCatalog catalog = SegmentCatalog.empty(CloudStream.DIMENSIONS);
  private SegmentLabels labels = new SegmentLabels(catalog);

  SegmenterLabeller(Segmenter segmenter) {
    this.segmenter = segmenter;
  }

  @Override
  public int label(StreamPoint point) {
    return labels.of(point.at(), 0);
  }

  @Override
  public Set<Integer> living() {
    return catalog.segments().stream().map(Segment::id).collect(Collectors.toSet());
  }

  @Override
  public void learn(List<StreamPoint> window) {
    WindowCount count = segmenter.open(catalog);
    for (StreamPoint point : window) {
      count.add(UserHash.mix(point.time()), point.at());
    }
    long points = window.get(window.size() - 1).time() + 1L;
    catalog = segmenter.close(catalog, count, points * POINT.toMillis()).catalog();
    labels = new SegmentLabels(catalog);
  }
}
