package io.shoal.job.segment;

import io.shoal.segment.AdaptiveSegmenter;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentEvent;
import io.shoal.segment.SegmentLabels;
import io.shoal.segment.SegmentStep;
import io.shoal.segment.Segmenter;
import io.shoal.segment.SegmenterOptions;
import io.shoal.segment.WindowCount;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A catalogue of segments in two dimensions, learnt from clouds of points. */
final class Clouds {
  static final short[] LEFT = {-8_000, 0};
  static final short[] RIGHT = {8_000, 0};

  private final Segmenter segmenter =
      new AdaptiveSegmenter(new SegmenterOptions(AssignHarness.WINDOW.multipliedBy(3), 50, 20));
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<SegmentEvent> events = new ArrayList<>();
  private SegmentCatalog catalog = SegmentCatalog.empty(2);

  SegmentCatalog catalog() {
    return catalog;
  }

  /** What happened to segments in the last window. */
  List<SegmentEvent> events() {
    return events;
  }

  /** One window with as many points around each of the centres. */
  void learn(int window, short[]... centres) {
    WindowCount count = segmenter.open(catalog);
    for (int i = 0; i < 1_000; i++) {
      short[] centre = centres[i % centres.length];
      short[] point = {near(centre[0]), near(centre[1])};
      count.add(1_000L * window + i, point);
    }
    SegmentStep step = segmenter.close(catalog, count, window * AssignHarness.STEP);
    catalog = step.catalog();
    events.clear();
    events.addAll(step.events());
  }

  /** Close to normal, by the central limit theorem, with a standard deviation of 700. */
  private short near(short centre) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble() - 0.5;
    }
    return (short) (centre + 700 * sum);
  }

  /** The segment of a point, for a user who has none. */
  int at(short[] embedding) {
    return new SegmentLabels(catalog).of(embedding, 0);
  }

  static short[] at(int x) {
    return new short[] {(short) x, 0};
  }
}
