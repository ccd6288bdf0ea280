package io.shoal.training.command;

import io.shoal.training.publish.ModelRegistry;
import java.io.IOException;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** The options by which a registry is found. */
final class RegistryFlags {
  @Option(
      names = "--registry",
      paramLabel = "URI",
      required = true,
      description = "directory of the registry, on any file system that Flink reaches")
  private String uri;

  ModelRegistry open(String name) throws IOException {
    return ModelRegistry.open(uri, name, InstantSource.system());
  }
}
