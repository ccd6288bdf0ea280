package io.shoal.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** prototype */
final class Continuity {
  private static final double FAINT = Double.parseDouble(System.getProperty("faint", "0.02"));
  private static final double BRIDGE = Double.parseDouble(System.getProperty("bridge", "3"));
  private static final double LOCAL = Double.parseDouble(System.getProperty("local", "1"));
  private static final double TYP = Double.parseDouble(System.getProperty("typ", "2"));
  private final List<MicroCentre> centres;
  private final Valley valley;
  private final List<int[]> neighbours = new ArrayList<>();
  private final List<double[]> strength = new ArrayList<>();
  private final int[] side;

  Continuity(List<MicroCentre> centres, NavigableMap<Long, Double> links, Valley valley) {
    this.centres = centres;
    this.valley = valley;
    this.side = new int[centres.size()];
    int n = centres.size();
    List<List<Integer>> nb = new ArrayList<>();
    List<List<Double>> st = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      nb.add(new ArrayList<>());
      st.add(new ArrayList<>());
    }
    for (Map.Entry<Long, Double> link : links.entrySet()) {
      int i = (int) (link.getKey() >>> 32);
      int j = (int) (long) link.getKey();
      double lighter = Math.min(centres.get(i).weight(), centres.get(j).weight());
      if (link.getValue() > FAINT * lighter) {
        nb.get(i).add(j);
        nb.get(j).add(i);
        st.get(i).add(link.getValue());
        st.get(j).add(link.getValue());
      }
    }
    for (int i = 0; i < n; i++) {
      neighbours.add(nb.get(i).stream().mapToInt(x -> x).toArray());
      strength.add(st.get(i).stream().mapToDouble(x -> x).toArray());
    }
  }

  private static final int MODE = Integer.getInteger("mode", 4);
  private static final double HOLLOW = Double.parseDouble(System.getProperty("hollow", "0.98"));
  private static final double FLOW = Double.parseDouble(System.getProperty("flow", "14"));

  double between(Collection<Integer> a, Collection<Integer> b, double doubt, double enough) {
    double global = valley.between(a, b, doubt);
    boolean curved = hollow(a) || hollow(b);
    if (global >= enough && !curved) {
      return global;
    }
    if (!curved) {
      List<Integer> both = new ArrayList<>(a);
      both.addAll(b);
      if (!hollow(both, UNION)) {
        return global;
      }
    }
    double e = !curved && Math.min(a.size(), b.size()) < LEAST ? 0 : Math.min(1, FLOW * flow(a, b));
    if (e > (curved ? 0 : global)) {
      e = Math.min(e, BRIDGE * bridge(a, b, doubt));
    }
    return curved ? e : Math.max(global, e);
  }

  private static final double CAP = Double.parseDouble(System.getProperty("cap", "1.35"));

  double radius;

  private static final double UNION = Double.parseDouble(System.getProperty("union", "1.2"));

  boolean hollow(Collection<Integer> g) {
    return hollow(g, HOLLOW);
  }

  boolean hollow(Collection<Integer> g, double than) {
    if (g.size() < LEAST) {
      return false;
    }
    int dim = centres.get(0).at().length;
    double[] m = new double[dim];
    double total = 0;
    for (int i : g) {
      double w = centres.get(i).weight();
      total += w;
      for (int d = 0; d < dim; d++) {
        m[d] += w * centres.get(i).at()[d];
      }
    }
    for (int d = 0; d < dim; d++) {
      m[d] /= total;
    }
    double k = kde(g, m);
    double below = 0;
    for (int i : g) {
      below += kde(g, centres.get(i).at()) * than > k ? centres.get(i).weight() : 0;
    }
    return below > total / 2;
  }

  double kde(Collection<Integer> g, double[] x) {
    double s = 0;
    for (int j : g) {
      double e = centres.get(j).squaredDistance(x) * 1.5 / (radius * radius);
      s += e < 30 ? centres.get(j).weight() * StrictMath.exp(-e) : 0;
    }
    return s;
  }

  private static final int LEAST = Integer.getInteger("leastn", 4);
  private static final double POW = Double.parseDouble(System.getProperty("pow", "1"));
  private static final double GPOW = Double.parseDouble(System.getProperty("gpow", "0"));

  double flow(Collection<Integer> a, Collection<Integer> b) {
    Arrays.fill(side, 0);
    a.forEach(i -> side[i] = 1);
    b.forEach(i -> side[i] = 2);
    double[] typical = {0, typical(a), typical(b)};
    double across = 0;
    double boundary = 0;
    double saddle = 0;
    for (Collection<Integer> g : List.of(a, b)) {
      for (int i : g) {
        double degree = 0;
        double cross = 0;
        int[] nb = neighbours.get(i);
        double[] st = strength.get(i);
        for (int k = 0; k < nb.length; k++) {
          degree += st[k];
          cross += side[nb[k]] == 3 - side[i] ? st[k] : 0;
        }
        if (cross > 0) {
          across += centres.get(i).weight() * cross / degree;
          boundary += centres.get(i).weight();
          if (side[i] == 1) {
            double own = smooth(i) / typical[1];
            for (int k = 0; k < nb.length; k++) {
              if (side[nb[k]] == 2) {
                saddle = Math.max(saddle, Math.min(own, smooth(nb[k]) / typical[2]));
              }
            }
          }
        }
      }
    }
    return boundary == 0 ? 0 : across / boundary * Math.pow(Math.min(1, saddle), POW);
  }

  private double smooth(int i) {
    double sum = 0;
    double weight = 0;
    int[] nb = neighbours.get(i);
    for (int k = 0; k < nb.length; k++) {
      if (side[nb[k]] == side[i]) {
        sum += strength.get(i)[k] * centres.get(nb[k]).weight();
        weight += strength.get(i)[k];
      }
    }
    return centres.get(i).weight() / 2 + (weight == 0 ? 0 : sum / weight / 2);
  }

  double bridge(Collection<Integer> a, Collection<Integer> b, double doubt) {
    Arrays.fill(side, 0);
    a.forEach(i -> side[i] = 1);
    b.forEach(i -> side[i] = 2);
    double typical = Math.min(typical(a), typical(b));
    double sum = 0;
    double weight = 0;
    for (int i : a) {
      int[] nb = neighbours.get(i);
      for (int k = 0; k < nb.length; k++) {
        int j = nb[k];
        if (side[j] != 2) {
          continue;
        }
        double l = strength.get(i)[k];
        double dense =
            Math.min(1, TYP * Math.min(centres.get(i).weight(), centres.get(j).weight()) / typical);
        double v = valley.between(around(i, 1), around(j, 2), doubt * LOCAL);
        sum += l * dense * v;
        weight += l;
      }
    }
    return weight == 0 ? 0 : sum / weight;
  }

  private int HOPS = Integer.getInteger("hops", 1);
  double bridgeH(Collection<Integer> a, Collection<Integer> b, int h) { int o = HOPS; HOPS = h; double r = bridge(a, b, 1); HOPS = o; return r; }

  private List<Integer> around(int i, int which) {
    java.util.LinkedHashSet<Integer> near = new java.util.LinkedHashSet<>();
    near.add(i);
    List<Integer> front = List.of(i);
    for (int h = 0; h < HOPS; h++) {
      List<Integer> next = new ArrayList<>();
      for (int f : front) {
        for (int j : neighbours.get(f)) {
          if (side[j] == which && near.add(j)) {
            next.add(j);
          }
        }
      }
      front = next;
    }
    return new ArrayList<>(near);
  }

  /** weight of the micro-centre in which the median embedding lies. */
  double typical(Collection<Integer> group) {
    double[] w = group.stream().mapToDouble(i -> centres.get(i).weight()).sorted().toArray();
    double total = Arrays.stream(w).sum();
    double s = 0;
    for (double x : w) {
      s += x;
      if (s >= total / 2) {
        return x;
      }
    }
    return 0;
  }
}
