package io.shoal.embedding;

import java.util.Locale;

/** What runs the network of a model. */
public enum NetworkRuntime {
  /** Plain Java over the bundle's own weights; what the deployable jar brings. */
  COMPILED,
  /** DL4J itself, for networks that do not compile; its jar must be in the cluster's lib. */
  DL4J;

  /** As it stands in bundles and registries. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException where there is none of this label
   */
  public static NetworkRuntime of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
