package io.shoal.bundle;

/** A class that is only ever named, in bundles of strangers; it tells if anybody loads it. */
final class Canary {
  static {
    System.setProperty(SerialCanary.SUNG, "loaded");
  }

  private Canary() {}
}
