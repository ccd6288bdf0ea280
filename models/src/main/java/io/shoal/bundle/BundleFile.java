package io.shoal.bundle;

import java.util.Arrays;
import java.util.Optional;

/** The files of a bundle, with the size that each may have. */
enum BundleFile {
  MLMODEL("MLmodel", 1 << 16),
  WEIGHTS("network.weights", 1 << 28),
  NETWORK_ZIP("network.zip", 1 << 28),
  CALIBRATION("calibration.json", 1 << 20),
  NORMALIZER("normalizer.json", 1 << 22),
  FEATURES("feature-spec.yaml", 1 << 20),
  GOAL("goal.yaml", 1 << 16),
  SEGMENTS("segments.bin", 1 << 26),
  REFERENCE("reference.json", 1 << 26),
  GOLDEN("golden.jsonl", 1 << 24),
  CARD("README.md", 1 << 20);

  static final String CHECKSUMS = "checksums.sha256";

  private static final long CHECKSUMS_MAX = 1 << 16;

  private final String fileName;
  private final long maxBytes;

  BundleFile(String fileName, long maxBytes) {
    this.fileName = fileName;
    this.maxBytes = maxBytes;
  }

  String fileName() {
    return fileName;
  }

  /** Whether a bundle has a file of this name, other than the list of checksums. */
  static boolean isPart(String name) {
    return of(name).isPresent();
  }

  /**
   * @throws BundleRefusedException where no bundle has a file of this name
   */
  static void requireKnown(String name) throws BundleRefusedException {
    if (!name.equals(CHECKSUMS) && !isPart(name)) {
      throw new BundleRefusedException(name, "is not a file of a bundle");
    }
  }

  /**
   * @throws BundleRefusedException where the file is larger than it may be
   */
  static void requireSize(String name, long bytes) throws BundleRefusedException {
    long allowed = of(name).map(file -> file.maxBytes).orElse(CHECKSUMS_MAX);
    if (bytes > allowed) {
      throw new BundleRefusedException(name, "has " + bytes + " bytes, of " + allowed + " allowed");
    }
  }

  private static Optional<BundleFile> of(String name) {
    return Arrays.stream(values()).filter(file -> file.fileName.equals(name)).findFirst();
  }
}
