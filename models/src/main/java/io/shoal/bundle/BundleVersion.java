package io.shoal.bundle;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The version of a model: its name, and a digest of all that decides what the model says. */
final class BundleVersion {
  private static final int DIGEST_DIGITS = 8;

  /** What tells about the model. */
  private static final Set<BundleFile> APART = EnumSet.of(BundleFile.CARD, BundleFile.MLMODEL);

  private BundleVersion() {}

  static String of(String name, Map<BundleFile, byte[]> files) {
    StringBuilder digests = new StringBuilder();
    for (BundleFile file : BundleFile.values()) {
      if (!APART.contains(file) && !isTwice(file, files)) {
        digests.append(file.fileName()).append(Digest.of(files.get(file)));
      }
    }
    byte[] all = digests.toString().getBytes(StandardCharsets.UTF_8);
    return name + "-" + Digest.of(all).substring(0, DIGEST_DIGITS);
  }

  /** DL4J's archive, where the weights beside it are the same network. */
  private static boolean isTwice(BundleFile file, Map<BundleFile, byte[]> files) {
    return file == BundleFile.NETWORK_ZIP && files.get(BundleFile.WEIGHTS).length > 0;
  }
}
