package io.shoal.embedding;

/** What turns a scaled feature vector and its mask into an embedding. */
public interface UserEmbedder {
  /** Steps of the embedding grid in one. */
  int GRID = 1 << 14;

  /** Width of the input: feature outputs and their mask. */
  int inputs();

  /** Width of the embedding. */
  int dimensions();

  /**
   * Embeds one user.
   *
   * @param input scaled values, zero where missing, then the mask of zeros and ones
   * @param embedding receives coordinates from -16384 to 16384
   */
  void embed(float[] input, short[] embedding);

  /** A coordinate in (-1, 1) on the grid. */
  static short onGrid(float coordinate) {
    return (short) Math.round(coordinate * GRID);
  }
}
