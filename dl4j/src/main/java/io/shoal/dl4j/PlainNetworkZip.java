package io.shoal.dl4j;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What may be in a network's archive: its configuration and its weights. DL4J deserialises Java
 * objects from other entries, {@code preprocessor.bin} above all, and so would run what a stranger
 * put there.
 */
final class PlainNetworkZip {
  private static final Set<String> ENTRIES = Set.of("configuration.json", "coefficients.bin");

  private PlainNetworkZip() {}

  /**
   * @throws IOException that names the entry which is missing, or should not be there
   */
  static void require(byte[] zip) throws IOException {
    Set<String> missing = new TreeSet<>(ENTRIES);
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (!ENTRIES.contains(entry.getName())) {
          throw new IOException(
              "network.zip holds " + entry.getName() + ", which no network needs: refused");
        }
        missing.remove(entry.getName());
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException("network.zip lacks " + String.join(" and ", missing));
    }
  }
}
