package io.shoal.segment;

import java.util.List;

/** Squared distances between micro-centres, of each when it is first asked for. */
final class MicroDistances {
  private final double[][] positions;
  private final Coordinates coordinates;
  private final double[][] known;

  MicroDistances(List<MicroCentre> centres) {
    positions = centres.stream().map(MicroCentre::at).toArray(double[][]::new);
    coordinates = new Coordinates(positions);
    known = new double[positions.length][];
  }

  /** The squared distances of all from one. */
  double[] from(int i) {
    if (known[i] == null) {
      known[i] = new double[known.length];
      coordinates.measure(positions[i], known[i]);
    }
    return known[i];
  }
}
