package io.shoal.bundle;

import java.io.IOException;

/** A bundle that is not used, with the one reason why. */
public final class BundleRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  public BundleRefusedException(String file, String fault) {
    super("the model bundle is refused: " + file + " " + fault);
  }

  public BundleRefusedException(String file, String fault, Throwable cause) {
    super("the model bundle is refused: " + file + " " + fault, cause);
  }
}
