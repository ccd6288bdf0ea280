package io.shoal.bundle;

import java.io.IOException;

/**
 * One way in which a bundle may be damaged, or made to do harm.
 *
 * @param name of what is done
 * @param file that the refusal must name
 * @param deed done to a sound bundle
 */
record HostileCase(String name, String file, Deed deed) {
  /** What is done to a bundle. */
  interface Deed {
    void to(BundleForge bundle) throws IOException;
  }

  /** A file replaced, with version and checksums as they should be. */
  static HostileCase forged(String name, String file, byte[] bytes) {
    return new HostileCase(name, file, bundle -> bundle.forge(file, bytes));
  }

  static HostileCase forged(String name, String file, String text) {
    return forged(name, file, BundleForge.utf8(text));
  }

  /** A text replaced inside a file, with version and checksums as they should be. */
  static HostileCase edited(String name, String file, String from, String to) {
    return new HostileCase(
        name,
        file,
        bundle -> {
          String text = new String(bundle.read(file), java.nio.charset.StandardCharsets.UTF_8);
          if (!text.contains(from)) {
            throw new IllegalStateException(file + " does not hold " + from);
          }
          bundle.forge(file, BundleForge.utf8(text.replace(from, to)));
        });
  }

  /** The same, of which the refusal must name another file. */
  HostileCase naming(String other) {
    return new HostileCase(name, other, deed);
  }

  @Override
  public String toString() {
    return file + ": " + name;
  }
}
