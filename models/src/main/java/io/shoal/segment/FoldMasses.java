package io.shoal.segment;

import java.util.List;
import java.util.function.BiFunction;

/** The masses of micro-centres by fold, of each when it is first asked for. */
final class FoldMasses {
  private final List<MicroCentre> centres;
  private final BiFunction<MicroCentre, Fold, Mass[]> masses;
  private final Masses[][] known;

  /**
   * @param masses of a micro-centre that are of a fold
   */
  FoldMasses(List<MicroCentre> centres, BiFunction<MicroCentre, Fold, Mass[]> masses) {
    this.centres = centres;
    this.masses = masses;
    known = new Masses[Fold.values().length][centres.size()];
  }

  /** Those of a group. */
  Masses of(int[] group, Fold fold) {
    Masses[] ofFold = known[fold.ordinal()];
    Masses[] parts = new Masses[group.length];
    for (int k = 0; k < parts.length; k++) {
      int i = group[k];
      if (ofFold[i] == null) {
        MicroCentre centre = centres.get(i);
        ofFold[i] = Masses.of(masses.apply(centre, fold), centre.at().length);
      }
      parts[k] = ofFold[i];
    }
    return Masses.together(parts);
  }
}
