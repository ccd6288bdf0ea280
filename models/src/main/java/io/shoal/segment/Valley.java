package io.shoal.segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How far two groups of micro-centres are one: the density at the lowest point between them, over
 * that of the lower of their two peaks. All embeddings of both are looked at along {@link
 * FisherDirection one line}, so that some tens of them are enough to see a valley in many
 * dimensions, where the links between single micro-centres are too few to count.
 */
final class Valley {
  private static final int POINTS = 48;

  /**
   * The root of a count has a standard error of 1/2 (Bartlett 1936); of two counts that are
   * compared each takes the 1/sqrt(2) of it.
   */
  private static final double ROOT_ERROR = 0.35355339059327373;

  /** Beyond both means: peaks may lie outside. */
  private static final double MARGIN = 0.25;

  /** Points of the line before the first mean, and as many behind the second. */
  private static final int OUTSIDE = (int) Math.ceil(MARGIN / (1 + 2 * MARGIN) * (POINTS - 1));

  /** Gaussians are cut where they are below 1e-13. */
  private static final double FAR = 30;

  /**
   * A micro-centre stands for a stretch of the line, the longer the fewer there are: n of them
   * evenly along it are 12^.5 / n of its standard deviation apart, and two fifths of that is the
   * deviation of each. Without it a thin ring seemed to have a valley between any two of its
   * micro-centres.
   */
  private static final double STRETCH = 2;

  private final List<MicroCentre> centres;
  private final double spread;
  private final double designEffect;

  /**
   * @param radius of micro-centres; half of it is the typical distance of an embedding from its own
   * @param designEffect weight that tells as much as one independent embedding
   */
  Valley(List<MicroCentre> centres, double radius, double designEffect) {
    this.centres = centres;
    this.spread = centres.isEmpty() ? 0 : radius * radius / 4 / centres.get(0).at().length;
    this.designEffect = designEffect;
  }

  /**
   * From 0, where nothing lies between the groups, to 1, where there is no valley.
   *
   * @param doubt standard errors of the counts, in favour of there being none; below 0 against it
   */
  double between(Collection<Integer> groupA, Collection<Integer> groupB, double doubt) {
    double[] density = new double[POINTS];
    for (Fold fold : Fold.values()) {
      if (!look(density, groupA, groupB, fold)) {
        return 1;
      }
    }
    return lowest(density, doubt);
  }

  /** Adds the density of a fold along the line that the other fold suggests. */
  private boolean look(
      double[] density, Collection<Integer> groupA, Collection<Integer> groupB, Fold fold) {
    List<Mass> guideA = masses(groupA, fold.other());
    List<Mass> guideB = masses(groupB, fold.other());
    if (guideA.isEmpty() || guideB.isEmpty()) {
      return false;
    }
    FisherDirection line = new FisherDirection(guideA, guideB, spread, shrinkage(guideA, guideB));
    double length = line.to() - line.from();
    double variance = spread * line.squaredLength();
    if (!(length > 0) || !(variance > 0)) {
      return false;
    }
    double start = line.from() - MARGIN * length;
    double step = length * (1 + 2 * MARGIN) / (POINTS - 1);
    add(density, masses(groupA, fold), line, start, step, variance);
    add(density, masses(groupB, fold), line, start, step, variance);
    return true;
  }

  private double shrinkage(List<Mass> a, List<Mass> b) {
    double embeddings = (Mass.sum(a) + Mass.sum(b)) / designEffect;
    int dimensions = a.get(0).at().length;
    return dimensions / (dimensions + embeddings);
  }

  private List<Mass> masses(Collection<Integer> group, Fold fold) {
    List<Mass> masses = new ArrayList<>();
    for (int i : group) {
      Mass mass = centres.get(i).of(fold);
      if (mass.weight() > 0) {
        masses.add(mass);
      }
    }
    return masses;
  }

  private void add(
      double[] density,
      List<Mass> group,
      FisherDirection line,
      double start,
      double step,
      double variance) {
    if (group.isEmpty()) {
      return;
    }
    double stretched = variance + STRETCH * spreadAlong(group, line) / group.size() / group.size();
    double height = Math.sqrt(variance / stretched);
    for (Mass mass : group) {
      double at = line.along(mass.at());
      for (int k = 0; k < density.length; k++) {
        double distance = start + k * step - at;
        double exponent = distance * distance / (2 * stretched);
        if (exponent < FAR) {
          density[k] += height / designEffect * mass.weight() * StrictMath.exp(-exponent);
        }
      }
    }
  }

  private static double spreadAlong(List<Mass> group, FisherDirection line) {
    double weight = 0;
    double mean = 0;
    double square = 0;
    for (Mass mass : group) {
      double at = line.along(mass.at());
      weight += mass.weight();
      mean += mass.weight() * at;
      square += mass.weight() * at * at;
    }
    mean /= weight;
    return Math.max(0, square / weight - mean * mean);
  }

  /**
   * Against there being no valley, one may hide at any point between the means, also where the
   * density only falls; beyond them there are too few embeddings to be certain of anything.
   */
  private static double lowest(double[] density, double doubt) {
    double[] peakBehind = new double[density.length];
    double peak = 0;
    for (int k = density.length - 1; k >= 0; k--) {
      peak = Math.max(peak, density[k]);
      peakBehind[k] = peak;
    }
    double lowest = 1;
    double peakBefore = 0;
    for (int k = 0; k < density.length; k++) {
      peakBefore = Math.max(peakBefore, density[k]);
      double lower = Math.min(peakBefore, peakBehind[k]);
      double floor = Math.max(0, Math.sqrt(density[k]) + doubt * ROOT_ERROR);
      double ceiling = Math.sqrt(lower) - doubt * ROOT_ERROR;
      if (floor < ceiling && (density[k] < lower || isBetween(k))) {
        lowest = Math.min(lowest, floor * floor / (ceiling * ceiling));
      }
    }
    return lowest;
  }

  private static boolean isBetween(int point) {
    return point >= OUTSIDE && point < POINTS - OUTSIDE;
  }
}
