package io.shoal.bundle;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of checksums, as {@code sha256sum} writes it: one line for each file, and no other. */
final class ChecksumList {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S+)");

  private final Map<String, String> sums = new HashMap<>();

  /**
   * @throws BundleRefusedException where a line is none, or names what is no file of a bundle
   */
  ChecksumList(byte[] list) throws BundleRefusedException {
    for (String text : new String(list, StandardCharsets.UTF_8).split("\n", -1)) {
      if (text.isEmpty()) {
        continue;
      }
      Matcher line = LINE.matcher(text);
      if (!line.matches() || !BundleFile.isPart(line.group(2))) {
        throw new BundleRefusedException(
            BundleFile.CHECKSUMS,
            "has the line '" + shortened(text) + "', which names no file of a bundle");
      }
      if (sums.put(line.group(2), line.group(1)) != null) {
        throw new BundleRefusedException(
            BundleFile.CHECKSUMS, "has two checksums of " + line.group(2));
      }
    }
  }

  /**
   * @throws BundleRefusedException where a file is not the one that was written
   */
  void require(String file, byte[] content) throws BundleRefusedException {
    String sum = sums.get(file);
    if (sum == null) {
      throw new BundleRefusedException(file, "has no checksum in " + BundleFile.CHECKSUMS);
    }
    if (!Digest.of(content).equals(sum)) {
      throw new BundleRefusedException(
          file,
          "does not have the checksum in "
              + BundleFile.CHECKSUMS
              + ": it is damaged, or not the file that was published");
    }
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }
}
