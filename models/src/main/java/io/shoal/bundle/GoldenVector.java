package io.shoal.bundle;

/**
 * An input with what the trained network made of it: what any runtime must reproduce.
 *
 * @param input scaled values and mask
 * @param embedding coordinates in (-1, 1), before the grid
 * @param conversionScore of the conversion head, 0 to 1, before it is calibrated
 */
public record GoldenVector(float[] input, float[] embedding, float conversionScore) {
  /** How far a coordinate, or the score, may be off. */
  public static final double TOLERANCE = 1e-5;
}
