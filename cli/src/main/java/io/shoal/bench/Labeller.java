package io.shoal.bench;

import java.util.List;
import java.util.Set;

/** What labels the points of a stream, and learns from them. */
interface Labeller {
  /** The id of a point's segment; 0 for none. */
  int label(StreamPoint point);

  /** The ids of the segments that live. */
  Set<Integer> living();

  /** Learns from a window of points. */
  void learn(List<StreamPoint> window);
}
