package io.shoal.segment;

import java.util.Collection;
import java.util.List;

/**
 * How far two groups of micro-centres are one: the density at the lowest point between them, over
 * that of the lower of their two peaks. All embeddings of both are looked at along {@link
 * FisherDirection one line}, so that some tens of them are enough to see a valley in many
 * dimensions, where the links between single micro-centres are too few to count.
 */
final class Valley {
  private final Places places;

  Valley(Places places) {
    this.places = places;
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
    return density.lowest(doubt, Axis.OUTSIDE);
  }

  /** Adds the density of a fold along the line that the other fold suggests. */
  private boolean look(
      LineDensity density, Collection<Integer> groupA, Collection<Integer> groupB, Fold fold) {
    List<Mass> guideA = places.of(groupA, fold.other());
    List<Mass> guideB = places.of(groupB, fold.other());
    if (guideA.isEmpty() || guideB.isEmpty()) {
      return false;
    }
    Axis axis = new Axis(places.direction(guideA, guideB));
    if (!axis.hasLength()) {
      return false;
    }
    places.addTo(density, places.of(groupA, fold), places.of(groupB, fold), axis);
    return true;
  }
}
