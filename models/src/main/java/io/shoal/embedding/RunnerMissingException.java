package io.shoal.embedding;

import java.io.IOException;

/** A network cannot be run, because the libraries that run it are not on the class path. */
public final class RunnerMissingException extends IOException {
  private static final long serialVersionUID = 1;

  private static final String REMEDY =
      "the network does not compile, so DL4J must run it, which is not here: put"
          + " shoal-dl4j-runtime.jar, which the build leaves in dl4j-runtime/target, into lib/ of"
          + " Flink, for job manager, task managers and client, and start them again; or use a"
          + " model whose network compiles";

  /**
   * @param cause what could not be loaded; null where there is no runner at all
   */
  public RunnerMissingException(Throwable cause) {
    super(cause == null ? REMEDY : REMEDY + " (" + cause + ")", cause);
  }
}
