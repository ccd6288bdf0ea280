package io.shoal.embedding;

import java.util.Arrays;

/**
 * What a network makes of one user.
 *
 * @param embedding coordinates in (-1, 1), before the grid
 * @param reconstruction scaled values that the decoder gives, one for each feature output
 * @param conversionScore of the conversion head, 0 to 1, before it is calibrated
 */
public record NetworkOutput(float[] embedding, float[] reconstruction, float conversionScore) {
  /** Whether both are alike to the last bit. */
  public boolean sameBits(NetworkOutput other) {
    return Arrays.equals(embedding, other.embedding)
        && Arrays.equals(reconstruction, other.reconstruction)
        && Float.compare(conversionScore, other.conversionScore) == 0;
  }
}
