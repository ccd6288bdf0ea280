package io.shoal.embedding;

/**
 * What turns a scaled feature vector and its mask into an embedding.
 *
 * <p>Not thread-safe: it owns its scratch memory.
 */
public interface UserEmbedder extends AutoCloseable {
  /** Steps of the embedding grid in one. */
  int GRID = 1 << 14;

  /** Width of the input: feature outputs and their mask. */
  int inputs();

  /** Width of the embedding. */
  int dimensions();

  /** Feature outputs that the decoder gives. */
  int outputs();

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

  /** How many users cost little more than one, when they are given together; 1 if none do. */
  int batch();

  /**
   * Looks at many users. What it says of one does not depend on who else is among them.
   *
   * @param inputs any number of rows, each as {@link #embed} takes it
   * @return one for each row
   */
  NetworkOutput[] run(float[][] inputs);

  /** Frees what lies outside the heap; it must not be used any more. */
  @Override
  void close();

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

  /** Puts coordinates in (-1, 1) on the grid. */
  static void onGrid(float[] coordinates, short[] embedding) {
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = onGrid(coordinates[i]);
    }
  }

  /** A coordinate in (-1, 1) on the grid. */
  static short onGrid(float coordinate) {
    return (short) Math.round(coordinate * GRID);
  }
}
