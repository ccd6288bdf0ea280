package io.shoal.dl4j;

import io.shoal.embedding.NetworkRunner;
import io.shoal.embedding.RunnerMissingException;
import io.shoal.embedding.StoredNetwork;
import io.shoal.embedding.UserEmbedder;
import java.io.IOException;

/**
 * Hands networks to DL4J, where DL4J is. This class travels with the job, and fits its version; the
 * libraries lie in the cluster's {@code lib}, so that native code is loaded once for all jobs.
 */
public final class Dl4jRunner implements NetworkRunner {
  @Override
  public UserEmbedder open(StoredNetwork network) throws IOException {
    try {
      return new Dl4jEmbedder(network);
    } catch (LinkageError e) {
      throw new RunnerMissingException(e);
    }
  }
}
