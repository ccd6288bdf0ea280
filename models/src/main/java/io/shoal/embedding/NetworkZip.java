package io.shoal.embedding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The two entries of the archive of a DL4J network.
 *
 * @param configuration JSON
 * @param coefficients weights, as ND4J writes an array
 */
record NetworkZip(byte[] configuration, byte[] coefficients) {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";

  /** Bytes of each entry, unpacked, at most. */
  private static final Map<String, Integer> ENTRIES =
      Map.of(CONFIGURATION, 1 << 22, COEFFICIENTS, 1 << 27);

  /** End of the central directory, without a comment (PKWARE's APPNOTE, 4.3.16). */
  private static final int END = 0x06054b50;

  private static final int END_BYTES = 22;

  /**
   * Unpacks an archive, in memory.
   *
   * @throws IOException that names the entry which is missing, too large, or should not be there
   */
  static NetworkZip read(byte[] zip) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        String name = entry.getName();
        if (!ENTRIES.containsKey(name) || found.containsKey(name)) {
          throw new IOException("network.zip holds " + name + ", which no network needs: refused");
        }
        found.put(name, unpacked(entries, name));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("network.zip is no archive: " + e.getMessage(), e);
    }
    Set<String> missing = new TreeSet<>(ENTRIES.keySet());
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      throw new IOException("network.zip lacks " + String.join(" and ", missing));
    }
    requireEnd(zip);
    return new NetworkZip(found.get(CONFIGURATION), found.get(COEFFICIENTS));
  }

  /** The end of an archive says how many entries there are, and is missing in one cut short. */
  private static void requireEnd(byte[] zip) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - END_BYTES;
    if (end < 0 || bytes.getInt(end) != END || bytes.getShort(end + 10) != ENTRIES.size()) {
      throw new IOException(
          "network.zip does not end as an archive of " + ENTRIES.size() + " entries does");
    }
  }

  private static byte[] unpacked(ZipInputStream entries, String name) throws IOException {
    int most = ENTRIES.get(name);
    byte[] bytes = entries.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new IOException("network.zip holds " + name + " of more than " + most + " bytes");
    }
    return bytes;
  }
}
