package io.shoal.bundle;

import java.util.Arrays;

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
  REFERENCE("reference.json", 1 << 28),
  GOLDEN("golden.jsonl", 1 << 24),
  CARD("README.md", 1 << 20);

  static final String CHECKSUMS = "checksums.sha256";

  private final String fileName;
  private final long maxBytes;

  BundleFile(String fileName, long maxBytes) {
    this.fileName = fileName;
    this.maxBytes = maxBytes;
  }

  String fileName() {
    return fileName;
  }

  long maxBytes() {
    return maxBytes;
  }

  static boolean isKnown(String name) {
    return name.equals(CHECKSUMS)
        || Arrays.stream(values()).anyMatch(file -> file.fileName.equals(name));
  }
}
