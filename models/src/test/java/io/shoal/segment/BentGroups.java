package io.shoal.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Micro-centres of radius 1,000, laid out evenly in a plane as clouds and arcs, with links. */
final class BentGroups {
  static final double RADIUS = 1_000;

  private static final double WEIGHT = 100;

  /** Between micro-centres on an arc, and in a cloud. */
  private static final double STEP = 1_000;

  /** Standard deviation of a cloud. */
  private static final double SPREAD = 1_200;

  private final List<MicroCentre> centres = new ArrayList<>();
  private final PairCounts links = new PairCounts();

  /** A round cloud around (x, 0), each micro-centre linked to those beside it. */
  int[] cloud(double x) {
    int first = centres.size();
    for (int i = -3; i <= 3; i++) {
      for (int j = -3; j <= 3; j++) {
        double squared = STEP * STEP * (i * i + j * j);
        add(x + i * STEP, j * STEP, WEIGHT * StrictMath.exp(-squared / (2 * SPREAD * SPREAD)));
      }
    }
    int[] cloud = since(first);
    for (int i : cloud) {
      for (int j : cloud) {
        if (i < j && centres.get(i).squaredDistance(centres.get(j).at()) < 1.1 * STEP * STEP) {
          link(i, j);
        }
      }
    }
    return cloud;
  }

  /** An arc around the origin, from the positive x on, each micro-centre linked to the next. */
  int[] arc(double radius, double turns) {
    int first = centres.size();
    int n = (int) (2 * Math.PI * turns * radius / STEP);
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * turns * i / n;
      add(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), WEIGHT);
    }
    int[] arc = since(first);
    IntStream.of(arc).skip(1).forEach(i -> link(i - 1, i));
    return arc;
  }

  int[] ring(double radius) {
    int[] ring = arc(radius, 1);
    link(ring[0], ring[ring.length - 1]);
    return ring;
  }

  private void add(double x, double y, double weight) {
    centres.add(new MicroCentre(new double[] {x, y}, weight, weight, 0));
  }

  private int[] since(int first) {
    return IntStream.range(first, centres.size()).toArray();
  }

  private void link(int i, int j) {
    double lighter = Math.min(centres.get(i).weight(), centres.get(j).weight());
    links.add(SegmentCatalog.pair(i, j), Math.max(1, Math.round(lighter)));
  }

  List<MicroCentre> centres() {
    return centres;
  }

  LinkGraph graph() {
    return new LinkGraph(centres, links.links());
  }

  Continuity continuity() {
    return new Continuity(centres, graph(), new MicroDistances(centres), RADIUS);
  }
}
