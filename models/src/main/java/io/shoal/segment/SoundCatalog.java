package io.shoal.segment;

import java.util.Map;
import java.util.stream.DoubleStream;

/** What must hold of a catalogue that comes from outside, before anything is decided by it. */
final class SoundCatalog {
  private SoundCatalog() {}

  /**
   * @param dimensions of the embeddings that it is to group
   * @throws IllegalArgumentException that says what does not hold
   */
  static void require(SegmentCatalog catalog, int dimensions) {
    require(
        catalog.dimensions == dimensions,
        "it has " + catalog.dimensions + " dimensions, and embeddings have " + dimensions);
    require(catalog.nextId >= 1, "its next id is " + catalog.nextId);
    require(finite(catalog.radius, catalog.unmoved), "its radius is no finite number");
    require(finite(catalog.distances), "its distances are no finite numbers");
    for (MicroCentre centre : catalog.centres) {
      require(
          finite(centre.at())
              && finite(centre.even().at())
              && finite(centre.odd().at())
              && finite(centre.weight(), centre.even().weight(), centre.odd().weight()),
          "a micro-centre is no finite point");
      require(
          centre.sample().isSound(),
          "a micro-centre's sample has a weight that is not above 0, or above 1");
      require(
          centre.segment() == 0 || catalog.segments.containsKey(centre.segment()),
          "a micro-centre is of segment " + centre.segment() + ", which is not there");
    }
    for (int k = 0; k < catalog.links.size(); k++) {
      require(finite(catalog.links.weight(k)), "a link is no finite number");
      require(
          k == 0 || catalog.links.pair(k - 1) < catalog.links.pair(k), "its links are in no order");
      require(
          catalog.links.a(k) >= 0
              && catalog.links.a(k) < catalog.links.b(k)
              && catalog.links.b(k) < catalog.centres.size(),
          "a link is between micro-centres that are not there");
    }
    for (int id : catalog.segments.keySet()) {
      require(id >= 1 && id < catalog.nextId, "segment " + id + " is not below the next id");
    }
    for (Map.Entry<Long, Long> move : catalog.due.entrySet()) {
      require(
          move.getValue() <= catalog.windowEnd,
          "a move has been due since " + move.getValue() + ", which is later than it is");
    }
    requireEnds(catalog);
  }

  /** Who absorbed whom leads to a segment or to none, and never round in a circle. */
  private static void requireEnds(SegmentCatalog catalog) {
    for (Map.Entry<Integer, Integer> gone : catalog.gone.entrySet()) {
      int id = gone.getKey();
      for (int steps = 0; id != 0 && !catalog.segments.containsKey(id); steps++) {
        require(steps <= catalog.gone.size(), "segment " + gone.getKey() + " absorbed itself");
        id = catalog.gone.getOrDefault(id, 0);
      }
    }
  }

  private static boolean finite(double... values) {
    return DoubleStream.of(values).allMatch(Double::isFinite);
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException("the catalogue is not sound: " + fault);
    }
  }
}
