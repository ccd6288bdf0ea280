package io.shoal.training.command;

import io.shoal.training.publish.ModelRegistry;
import io.shoal.training.publish.RegistryVersion;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoal announce}. */
@Command(
    name = "announce",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Announce the champion of a registry, for the first time or again.")
public final class AnnounceCommand implements Callable<Integer> {
  @Mixin private RegistryFlags registryFlags = new RegistryFlags();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "line of models (${DEFAULT-VALUE})")
  private String name;

  @Mixin private AnnounceFlags announce = new AnnounceFlags();

  @Option(names = "--json", description = "print the announcement as JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    ModelRegistry registry = registryFlags.open(name);
    RegistryVersion champion =
        registry
            .state()
            .currentChampion()
            .orElseThrow(() -> new IOException("'" + name + "' has no champion to announce yet"));
    new Outcome(json).champion(announce.announce(registry, name, champion));
    return 0;
  }
}
