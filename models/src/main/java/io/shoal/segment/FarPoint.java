package io.shoal.segment;

import java.util.List;

/**
 * An embedding that no micro-centre has counted.
 *
 * @param hash of its user, {@link io.shoal.event.UserHash#mix mixed}
 * @param at the embedding
 */
record FarPoint(long hash, short[] at) {
  static List<FarPoint> of(LeastHashes far) {
    return far.all().entrySet().stream().map(e -> new FarPoint(e.getKey(), e.getValue())).toList();
  }

  static List<short[]> positions(List<FarPoint> points) {
    return points.stream().map(FarPoint::at).toList();
  }
}
