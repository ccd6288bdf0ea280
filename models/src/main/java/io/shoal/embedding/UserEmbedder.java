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

  /** Mean squared error with which the present features of the input last embedded come back. */
  double reconstructionError(float[] input);

  /**
   * How likely the user last embedded is to convert within the goal's horizon, 0 to 1, as the
   * conversion head says and before it is calibrated.
   */
  float conversionScore();

  /**
   * Mean squared error between what was there and what came back.
   *
   * @param input as {@link #embed} takes it
   * @param output what the decoder gives, one value for each feature output
   */
  static double reconstructionError(float[] input, float[] output) {
    double sum = 0;
    double present = 0;
    for (int i = 0; i < output.length; i++) {
      double error = (output[i] - input[i]) * input[output.length + i];
      sum += error * error;
      present += input[output.length + i];
    }
    return present == 0 ? 0 : sum / present;
  }

  /** A coordinate in (-1, 1) on the grid. */
  static short onGrid(float coordinate) {
    return (short) Math.round(coordinate * GRID);
  }
}
