package io.shoal.segment;

import java.util.Arrays;
import java.util.List;

/**
 * How far two groups are one where they touch, told from the boundary alone: for groups so bent
 * that no straight line leads from one to the other. Two things must hold there.
 *
 * <p><i>Flow</i>: of the links of the boundary's micro-centres a good part crosses it, and the
 * boundary is as dense as the groups are elsewhere. Of the links at the boundary of clouds that a
 * valley parts, 1 in 50 crosses at the median and 1 in 6 in the worst hundredth; between pieces of
 * one ring or crescent 1 in 4, and 1 in 7 in the worst tenth (10,600 pairs of known truth).
 *
 * <p><i>Bridge</i>: between the neighbourhoods of micro-centres that face each other across the
 * boundary there is no {@link Valley}.
 */
final class Crossing {
  /** Flow at which two groups are one, as a factor: 1 in 14 makes 1. */
  private static final double FLOW = 14;

  /** Bridge at which two groups are one, as a factor: 1 in 3 makes 1. */
  private static final double BRIDGE = 3;

  /** A boundary is dense if its micro-centres weigh half of what is typical. */
  private static final double DENSE = 2;

  private final List<MicroCentre> centres;
  private final LinkGraph graph;
  private final Valley valley;
  private final int[] side;

  Crossing(List<MicroCentre> centres, LinkGraph graph, Valley valley) {
    this.centres = centres;
    this.graph = graph;
    this.valley = valley;
    this.side = new int[centres.size()];
  }

  /**
   * From 0, where nothing crosses, to 1, where the groups go over into each other.
   *
   * @param doubt standard errors of the counts, in favour of there being no valley
   */
  double between(int[] a, int[] b, double doubt) {
    Arrays.fill(side, 0);
    for (int i : a) {
      side[i] = 1;
    }
    for (int i : b) {
      side[i] = 2;
    }
    double typicalA = typicalWeight(a);
    double typicalB = typicalWeight(b);
    double flow = FLOW * flow(a, b) * saddle(a, typicalA, typicalB);
    return flow == 0
        ? 0
        : Math.min(1, Math.min(flow, BRIDGE * bridge(a, Math.min(typicalA, typicalB), doubt)));
  }

  /** Of the links of micro-centres at the boundary the share that crosses, weighted by weight. */
  private double flow(int[] a, int[] b) {
    double across = 0;
    double boundary = 0;
    for (int[] group : new int[][] {a, b}) {
      for (int i : group) {
        double crossing = crossing(i);
        if (crossing > 0) {
          across += centres.get(i).weight() * crossing / graph.degree(i);
          boundary += centres.get(i).weight();
        }
      }
    }
    return boundary == 0 ? 0 : across / boundary;
  }

  private double crossing(int i) {
    double crossing = 0;
    int[] neighbours = graph.neighbours(i);
    for (int k = 0; k < neighbours.length; k++) {
      crossing += side[neighbours[k]] == 3 - side[i] ? graph.strengths(i)[k] : 0;
    }
    return crossing;
  }

  /** The densest pass over the boundary, as a share of what is typical; 1 at most. */
  private double saddle(int[] a, double typicalA, double typicalB) {
    double saddle = 0;
    for (int i : a) {
      for (int j : graph.neighbours(i)) {
        if (side[j] == 2) {
          double pass = Math.min(smoothWeight(i) / typicalA, smoothWeight(j) / typicalB);
          saddle = Math.max(saddle, pass);
        }
      }
    }
    return Math.min(1, saddle);
  }

  /** The mean of a micro-centre's weight and that of its neighbours on the same side. */
  private double smoothWeight(int i) {
    double sum = 0;
    double strength = 0;
    int[] neighbours = graph.neighbours(i);
    for (int k = 0; k < neighbours.length; k++) {
      if (side[neighbours[k]] == side[i]) {
        sum += graph.strengths(i)[k] * centres.get(neighbours[k]).weight();
        strength += graph.strengths(i)[k];
      }
    }
    return centres.get(i).weight() / 2 + (strength == 0 ? 0 : sum / strength / 2);
  }

  /** Mean over the links that cross, of how little of a valley lies at each. */
  private double bridge(int[] a, double typical, double doubt) {
    double sum = 0;
    double links = 0;
    for (int i : a) {
      int[] neighbours = graph.neighbours(i);
      for (int k = 0; k < neighbours.length; k++) {
        int j = neighbours[k];
        if (side[j] == 2) {
          double lighter = Math.min(centres.get(i).weight(), centres.get(j).weight());
          double open = valley.between(neighbourhood(i), neighbourhood(j), doubt);
          sum += graph.strengths(i)[k] * open * Math.min(1, DENSE * lighter / typical);
          links += graph.strengths(i)[k];
        }
      }
    }
    return links == 0 ? 0 : sum / links;
  }

  private int[] neighbourhood(int i) {
    int[] neighbours = graph.neighbours(i);
    int[] near = new int[neighbours.length + 1];
    int n = 0;
    near[n++] = i;
    for (int j : neighbours) {
      if (side[j] == side[i]) {
        near[n++] = j;
      }
    }
    return Arrays.copyOf(near, n);
  }

  /** Weight of the micro-centre in which the median embedding of a group lies. */
  private double typicalWeight(int[] group) {
    double[] weights =
        Arrays.stream(group).mapToDouble(i -> centres.get(i).weight()).sorted().toArray();
    double half = Arrays.stream(weights).sum() / 2;
    double below = 0;
    for (double weight : weights) {
      below += weight;
      if (below >= half) {
        return weight;
      }
    }
    return 0;
  }
}
