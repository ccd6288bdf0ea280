package io.shoal.training.report;

/**
 * Colours of segments, by their place in the order of birth, so that a segment keeps its colour
 * when others come after it. The colours themselves are in {@code report.css}, as classes c0 to
 * c15.
 *
 * <p>They were chosen greedily for the least distance in OKLab between any two, to eyes with all
 * cones and, after Machado, Oliveira and Fernandes (2009), without one kind of them: at least .055
 * there, .088 to others. Their contrast is at least 2.0 with white paper and 2.4 with the dark one.
 * Past sixteen they come again with another mark on the map; ids stand beside colours everywhere.
 */
final class Palette {
  static final int COLOURS = 16;

  private static final String[] MARKS = {"dot", "square", "cross"};

  private Palette() {}

  /** The shape of a segment's points: dot, square or cross. */
  static String mark(int number) {
    return MARKS[number / COLOURS % MARKS.length];
  }
}
