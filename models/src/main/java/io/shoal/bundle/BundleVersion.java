package io.shoal.bundle;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The version of a model: its name, and a digest of all that decides what the model says. */
final class BundleVersion {
  private static final int DIGEST_DIGITS = 8;

  /** What tells about the model, and DL4J's archive: its network is the weights. */
  private static final Set<BundleFile> APART =
      EnumSet.of(BundleFile.NETWORK_ZIP, BundleFile.CARD, BundleFile.MLMODEL);

  private BundleVersion() {}

  static String of(String name, Map<BundleFile, byte[]> files) {
    StringBuilder digests = new StringBuilder();
    for (BundleFile file : BundleFile.values()) {
      if (!APART.contains(file)) {
        digests.append(file.fileName()).append(Digest.of(files.get(file)));
      }
    }
    byte[] all = digests.toString().getBytes(StandardCharsets.UTF_8);
    return name + "-" + Digest.of(all).substring(0, DIGEST_DIGITS);
  }
}
