package io.shoal.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * A network that does not compile, as DL4J stores it.
 *
 * @param stored configuration and weights
 * @param inputs width of the input
 * @param dimensions width of the embedding
 * @param outputs feature outputs that the decoder gives
 */
public record ArchivedNetwork(StoredNetwork stored, int inputs, int dimensions, int outputs)
    implements ServedNetwork {

  /**
   * Reads an archive, and has it opened once.
   *
   * @param zip its digest must have been checked
   * @throws RunnerMissingException where nothing here can run it
   * @throws IOException that says what is wrong with it
   */
  public static ArchivedNetwork of(byte[] zip) throws IOException {
    StoredNetwork stored = StoredNetwork.read(zip);
    try (UserEmbedder once = open(stored)) {
      return new ArchivedNetwork(stored, once.inputs(), once.dimensions(), once.outputs());
    }
  }

  private static UserEmbedder open(StoredNetwork stored) throws IOException {
    return runner().open(stored);
  }

  private static NetworkRunner runner() throws RunnerMissingException {
    // Of the loader that brought this interface: what a thread calls its own may be any job's.
    ClassLoader own = NetworkRunner.class.getClassLoader();
    try {
      Iterator<NetworkRunner> found = ServiceLoader.load(NetworkRunner.class, own).iterator();
      if (found.hasNext()) {
        return found.next();
      }
    } catch (ServiceConfigurationError e) {
      throw new RunnerMissingException(e);
    }
    throw new RunnerMissingException(null);
  }

  @Override
  public NetworkRuntime runtime() {
    return NetworkRuntime.DL4J;
  }

  @Override
  public UserEmbedder embedder() {
    try {
      return open(stored);
    } catch (IOException e) {
      throw new UncheckedIOException("the network was opened before, and cannot be now", e);
    }
  }
}
