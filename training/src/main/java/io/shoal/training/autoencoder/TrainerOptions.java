package io.shoal.training.autoencoder;

/**
 * Hyper-parameters of the autoencoder.
 *
 * @param hidden widths of the encoder's hidden layers; the decoder mirrors them
 * @param bottleneck width of the embedding
 * @param hide share of features hidden from the encoder, for it to guess
 * @param epochs at most
 * @param patience epochs without a better validation error after which training stops
 * @param batch rows in a step
 * @param learningRate of Adam
 * @param seed of weights, order and noise
 */
public record TrainerOptions(
    int[] hidden,
    int bottleneck,
    double hide,
    int epochs,
    int patience,
    int batch,
    double learningRate,
    long seed) {

  public TrainerOptions {
    if (bottleneck < 2 || bottleneck > 64) {
      throw new IllegalArgumentException("a bottleneck is 2 to 64 wide, not " + bottleneck);
    }
    if (epochs < 1) {
      throw new IllegalArgumentException("--epochs must be at least 1, not " + epochs);
    }
  }

  /** 48, then 10; 15 % hidden. */
  public static TrainerOptions defaults(long seed, int epochs) {
    return new TrainerOptions(new int[] {48}, 10, 0.15, epochs, 6, 256, 2e-3, seed);
  }
}
