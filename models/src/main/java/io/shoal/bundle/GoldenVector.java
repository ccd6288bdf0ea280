package io.shoal.bundle;

/**
 * An input with the embedding that the trained network gave it: what any runtime must reproduce.
 *
 * @param input scaled values and mask
 * @param embedding coordinates in (-1, 1), before the grid
 */
public record GoldenVector(float[] input, float[] embedding) {
  /** How far a coordinate may be off. */
  public static final double TOLERANCE = 1e-5;
}
