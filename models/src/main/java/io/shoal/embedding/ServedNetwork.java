package io.shoal.embedding;

/** A trained network, whatever runs it. */
public sealed interface ServedNetwork permits Network, ArchivedNetwork {
  /** Width of the input: feature outputs and their mask. */
  int inputs();

  /** Width of the embedding. */
  int dimensions();

  /** Feature outputs that the decoder gives. */
  int outputs();

  /** What runs it. */
  NetworkRuntime runtime();

  /**
   * One of any number that run it, each for one thread.
   *
   * @throws java.io.UncheckedIOException where what runs it has gone
   */
  UserEmbedder embedder();
}
