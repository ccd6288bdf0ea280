package io.shoal.scoring;

/**
 * What a model says of one user at the end of one window.
 *
 * @param embedding coordinates on the embedding grid
 * @param error mean squared reconstruction error over the features that had data
 * @param bins for each feature output the quantile bin of its value, 0 to 19; {@link #MISSING}
 *     without data
 * @param propensity how likely the user is to convert within the goal's horizon, 0 to 1
 */
public record UserScore(short[] embedding, double error, byte[] bins, float propensity) {
  /** The bin of a feature that had no data. */
  public static final byte MISSING = -1;

  /** The same with another reconstruction error. */
  public UserScore withError(double other) {
    return new UserScore(embedding, other, bins, propensity);
  }
}
