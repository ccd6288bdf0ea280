package io.shoal.segment;

/** Places that count how many folds were looked at. */
final class CountedPlaces implements Places {
  private final Places places;
  int folds;

  CountedPlaces(Places places) {
    this.places = places;
  }

  @Override
  public Masses of(int[] group, Fold fold) {
    return places.of(group, fold);
  }

  @Override
  public FisherDirection direction(Masses a, Masses b) {
    return places.direction(a, b);
  }

  @Override
  public void addTo(LineDensity density, Masses a, Masses b, Axis axis) {
    folds++;
    places.addTo(density, a, b, axis);
  }
}
