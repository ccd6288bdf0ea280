package io.shoal.segment;

import java.util.List;
import java.util.function.BiFunction;

/** The masses of micro-centres by fold, of each when it is first asked for. */
final class FoldMasses {
  /** Recent weight below which there is none: the squares of less would be no numbers. */
  private static final double FADED = 1e-100;

  private final List<MicroCentre> centres;
  private final BiFunction<MicroCentre, Fold, Mass[]> masses;
  private final Masses[][] known;

  /**
   * @param masses of a micro-centre that are of a fold, where that has any weight
   */
  FoldMasses(List<MicroCentre> centres, BiFunction<MicroCentre, Fold, Mass[]> masses) {
    this.centres = centres;
    this.masses = masses;
    known = new Masses[Fold.values().length][centres.size()];
  }

  /** Those of a group of one micro-centre or more. */
  Masses of(int[] group, Fold fold) {
    Masses[] ofFold = known[fold.ordinal()];
    Masses[] parts = new Masses[group.length];
    for (int k = 0; k < parts.length; k++) {
      int i = group[k];
      ofFold[i] = ofFold[i] == null ? masses(centres.get(i), fold) : ofFold[i];
      parts[k] = ofFold[i];
    }
    return Masses.together(parts);
  }

  private Masses masses(MicroCentre centre, Fold fold) {
    boolean isFaded = !(centre.of(fold).weight() > FADED);
    return Masses.of(isFaded ? new Mass[0] : masses.apply(centre, fold), centre.at().length);
  }
}
