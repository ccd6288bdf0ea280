package io.shoal.embedding;

import java.io.IOException;

/**
 * What runs networks that do not compile to plain Java. Runners are found by {@link
 * java.util.ServiceLoader}, so that nobody carries libraries of native code who does not need them.
 */
public interface NetworkRunner {
  /**
   * Makes a network ready. It must have one input, a layer {@code embedding} and the outputs {@code
   * output} and {@code conversion}.
   *
   * @param network checked: it holds numbers and names of layers, and nothing that could run
   * @throws RunnerMissingException where the libraries of the runner are not here
   * @throws IOException that says what is wrong with the network
   */
  UserEmbedder open(StoredNetwork network) throws IOException;
}
