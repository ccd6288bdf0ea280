package io.shoal.training.command;

import io.shoal.training.publish.ModelRegistry;
import io.shoal.training.publish.RegistryVersion;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code shoal announce}. */
@Command(
    name = "announce",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Announce the champion of a registry, for the first time or again.")
public final class AnnounceCommand implements Callable<Integer> {
  @Mixin private ModelLineFlags line = new ModelLineFlags();
  @Mixin private AnnounceFlags announce = new AnnounceFlags();

  @Override
  public Integer call() throws Exception {
    ModelRegistry registry = line.open();
    RegistryVersion champion =
        registry
            .state()
            .currentChampion()
            .orElseThrow(
                () -> new IOException("'" + line.name() + "' has no champion to announce yet"));
    announce.outcome().champion(announce.announce(registry, line.name(), champion));
    return 0;
  }
}
