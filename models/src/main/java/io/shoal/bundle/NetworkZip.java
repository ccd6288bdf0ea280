package io.shoal.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What may be in the archive of a DL4J network: its configuration and its weights. DL4J
 * deserialises Java objects from other entries, {@code preprocessor.bin} above all, and loads the
 * classes that the configuration names; so it would run what a stranger put there.
 */
public final class NetworkZip {
  private static final String CONFIGURATION = "configuration.json";
  private static final Set<String> ENTRIES = Set.of(CONFIGURATION, "coefficients.bin");
  private static final long MAX_BYTES = 1L << 29;

  /** End of the central directory, without a comment (PKWARE's APPNOTE, 4.3.16). */
  private static final int END = 0x06054b50;

  private static final int END_BYTES = 22;
  private static final int MAX_CONFIGURATION = 1 << 22;
  private static final ObjectMapper JSON = new ObjectMapper();

  private NetworkZip() {}

  /**
   * Looks through an archive; nothing is written anywhere, and no class is loaded.
   *
   * @throws IOException that names the entry which is missing, too large, or should not be there
   */
  public static void require(byte[] zip) throws IOException {
    Set<String> missing = new TreeSet<>(ENTRIES);
    long left = MAX_BYTES;
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (!missing.remove(entry.getName())) {
          throw new IOException(
              "network.zip holds " + entry.getName() + ", which no network needs: refused");
        }
        if (entry.getName().equals(CONFIGURATION)) {
          requireKnownClasses(JSON.readTree(entries.readNBytes(MAX_CONFIGURATION)));
        }
        left -= size(entries, left);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("network.zip is no archive: " + e.getMessage(), e);
    }
    if (!missing.isEmpty()) {
      throw new IOException("network.zip lacks " + String.join(" and ", missing));
    }
    requireEnd(zip);
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

  private static long size(ZipInputStream entry, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int n = entry.read(buffer); n >= 0; n = entry.read(buffer)) {
      size += n;
      if (size > most) {
        throw new IOException("network.zip holds more than " + MAX_BYTES + " bytes");
      }
    }
    return size;
  }

  private static void requireKnownClasses(JsonNode node) throws IOException {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getValue().asText("");
      if (field.getKey().equals("@class")
          && !name.startsWith("org.deeplearning4j.nn.")
          && !name.startsWith("org.nd4j.linalg.")) {
        throw new IOException("network.zip names the class " + name + ", which is no part of DL4J");
      }
    }
    for (JsonNode child : node) {
      requireKnownClasses(child);
    }
  }
}
