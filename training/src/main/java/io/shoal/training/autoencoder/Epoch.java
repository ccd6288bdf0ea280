package io.shoal.training.autoencoder;

/**
 * One pass over the training rows, and how the network then does.
 *
 * @param training loss of the training rows while they were learnt, features hidden
 * @param reconstruction mean squared error of whitened values on validation rows
 * @param logLoss mean log loss of conversions on validation rows, in nats
 */
public record Epoch(double training, double reconstruction, double logLoss) {

  /** What training lowers. */
  public double error(double lambda) {
    return reconstruction + lambda * logLoss;
  }
}
