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
  /** Beyond both means: peaks may lie outside. */
  private static final double MARGIN = 0.25;

  /** Points of the line before the first mean, and as many behind the second. */
  private static final int OUTSIDE =
      (int) Math.ceil(MARGIN / (1 + 2 * MARGIN) * (LineDensity.POINTS - 1));

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
    LineDensity density = new LineDensity();
    for (Fold fold : Fold.values()) {
      if (!look(density, groupA, groupB, fold)) {
        return 1;
      }
    }
    return density.lowest(doubt, OUTSIDE);
  }

  /** Adds the density of a fold along the line that the other fold suggests. */
  private boolean look(
      LineDensity density, Collection<Integer> groupA, Collection<Integer> groupB, Fold fold) {
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
    double step = length * (1 + 2 * MARGIN) / (LineDensity.POINTS - 1);
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
      LineDensity density,
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
      double at = (line.along(mass.at()) - start) / step;
      density.add(at, stretched / (step * step), height / designEffect * mass.weight());
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
}
