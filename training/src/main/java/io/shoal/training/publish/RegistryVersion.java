package io.shoal.training.publish;

import io.shoal.embedding.NetworkRuntime;
import java.time.Instant;
import java.util.Objects;

/**
 * One version in a registry; never changed.
 *
 * @param version number, from 1
 * @param modelVersion name and digest of the model, as outputs carry it
 * @param checksum of the bundle, as announcements carry it
 * @param runtime what serves it
 * @param publishedAt wall-clock time
 */
public record RegistryVersion(
    int version,
    String modelVersion,
    String checksum,
    NetworkRuntime runtime,
    Instant publishedAt) {
  public RegistryVersion {
    Objects.requireNonNull(modelVersion, "modelVersion");
    Objects.requireNonNull(runtime, "runtime");
    Objects.requireNonNull(publishedAt, "publishedAt");
    if (version < 1) {
      throw new IllegalArgumentException("versions are counted from 1, not " + version);
    }
    if (!checksum.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("'" + checksum + "' is no checksum of a bundle");
    }
  }
}
