package io.shoal.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the true centres at every moment, and takes the nearest: what can be reached at best. */
final class Oracle implements Labeller {
  private final CloudStream stream;
  private int time;

  Oracle(CloudStream stream) {
    this.stream = stream;
  }

  /** Ids are the true labels, from 1 on. */
  @Override
  public int label(StreamPoint point) {
    return stream.nearest(point) + 1;
  }

  @Override
  public Set<Integer> living() {
    return stream.labels(time).stream().map(label -> label + 1).collect(Collectors.toSet());
  }

  @Override
  public void learn(List<StreamPoint> window) {
    time = window.get(window.size() - 1).time() + 1;
  }
}
