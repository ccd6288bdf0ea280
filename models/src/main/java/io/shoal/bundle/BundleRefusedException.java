package io.shoal.bundle;

import io.shoal.embedding.RunnerMissingException;
import java.io.IOException;

/** A bundle that is not used, with the file, the one reason why, and what to do. */
public final class BundleRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private static final String REMEDY =
      "; copy the bundle again from where it was published, or train again";

  /** A bundle that is sound, as far as can be told without what runs its network. */
  BundleRefusedException(String file, RunnerMissingException missing) {
    super("the model bundle is refused: " + file + ": " + missing.getMessage(), missing);
  }

  public BundleRefusedException(String file, String fault) {
    super("the model bundle is refused: " + file + " " + fault + REMEDY);
  }

  public BundleRefusedException(String file, String fault, Throwable cause) {
    super("the model bundle is refused: " + file + " " + fault + REMEDY, cause);
  }
}
