package io.shoal.training.command;

import io.shoal.training.publish.ModelRegistry;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which a line of models is found in its registry. */
final class ModelLineFlags {
  @Mixin private RegistryFlags registry = new RegistryFlags();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "line of models (${DEFAULT-VALUE})")
  private String name;

  String name() {
    return name;
  }

  ModelRegistry open() throws IOException {
    return registry.open(name);
  }
}
