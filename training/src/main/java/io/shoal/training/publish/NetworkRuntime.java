package io.shoal.training.publish;

import java.util.Locale;

/** What runs the network of a published model. */
public enum NetworkRuntime {
  /** Plain Java over the bundle's own weights; what the deployable jar brings. */
  COMPILED,
  /** DL4J itself, for networks that do not compile; its jars must be in the cluster's lib. */
  DL4J;

  /** As it stands in the registry. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static NetworkRuntime of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
