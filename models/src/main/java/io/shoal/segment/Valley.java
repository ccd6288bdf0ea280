package io.shoal.segment;

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
  double between(int[] groupA, int[] groupB, double doubt) {
    LineDensity density = new LineDensity();
    Mass[] evenA = places.of(groupA, Fold.EVEN);
    Mass[] evenB = places.of(groupB, Fold.EVEN);
    Mass[] oddA = places.of(groupA, Fold.ODD);
    Mass[] oddB = places.of(groupB, Fold.ODD);
    boolean isSeen =
        look(density, oddA, oddB, evenA, evenB) && look(density, evenA, evenB, oddA, oddB);
    return isSeen ? density.lowest(doubt, Axis.OUTSIDE) : 1;
  }

  /** Adds the density of a fold along the line that the other fold suggests. */
  private boolean look(LineDensity density, Mass[] guideA, Mass[] guideB, Mass[] a, Mass[] b) {
    if (guideA.length == 0 || guideB.length == 0) {
      return false;
    }
    Axis axis = new Axis(places.direction(guideA, guideB));
    if (!axis.hasLength()) {
      return false;
    }
    places.addTo(density, a, b, axis);
    return true;
  }
}
