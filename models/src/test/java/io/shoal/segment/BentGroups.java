package io.shoal.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
  private final TreeMap<Long, Double> links = new TreeMap<>();

  /** A round cloud around (x, 0), each micro-centre linked to those beside it. */
  List<Integer> cloud(double x) {
    int first = centres.size();
    for (int i = -3; i <= 3; i++) {
      for (int j = -3; j <= 3; j++) {
        double squared = STEP * STEP * (i * i + j * j);
        add(x + i * STEP, j * STEP, WEIGHT * StrictMath.exp(-squared / (2 * SPREAD * SPREAD)));
      }
    }
    List<Integer> cloud = since(first);
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
  List<Integer> arc(double radius, double turns) {
    int first = centres.size();
    int n = (int) (2 * Math.PI * turns * radius / STEP);
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * turns * i / n;
      add(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), WEIGHT);
    }
    List<Integer> arc = since(first);
    arc.subList(1, n).forEach(i -> link(i - 1, i));
    return arc;
  }

  List<Integer> ring(double radius) {
    List<Integer> ring = arc(radius, 1);
    link(ring.get(0), ring.get(ring.size() - 1));
    return ring;
  }

  private void add(double x, double y, double weight) {
    centres.add(new MicroCentre(new double[] {x, y}, weight, weight, 0));
  }

  private List<Integer> since(int first) {
    return IntStream.range(first, centres.size()).boxed().toList();
  }

  private void link(int i, int j) {
    double lighter = Math.min(centres.get(i).weight(), centres.get(j).weight());
    links.put(SegmentCatalog.pair(i, j), lighter);
  }

  List<MicroCentre> centres() {
    return centres;
  }

  LinkGraph graph() {
    return new LinkGraph(centres, links);
  }

  Continuity continuity() {
    return new Continuity(centres, graph(), RADIUS);
  }
}
