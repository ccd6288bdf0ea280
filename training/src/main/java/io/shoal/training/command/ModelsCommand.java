package io.shoal.training.command;

import io.shoal.training.publish.ModelRegistry;
import io.shoal.training.publish.RegistryChange;
import io.shoal.training.publish.RegistryState;
import io.shoal.training.publish.RegistryVersion;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code shoal models}. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "List the versions of a registry, who is champion and challenger, and why.")
public final class ModelsCommand implements Callable<Integer> {
  @Mixin private ModelLineFlags line = new ModelLineFlags();

  @Override
  public Integer call() throws Exception {
    ModelRegistry registry = line.open();
    RegistryState state = registry.state();
    for (RegistryVersion version : state.versions()) {
      System.out.printf(
          Locale.ROOT,
          "%4d  %-10s  %-24s  %-8s  %s%n",
          version.version(),
          alias(state, version.version()),
          version.modelVersion(),
          version.runtime().label(),
          registry.uri(version));
    }
    for (RegistryChange change : registry.history()) {
      System.out.printf(
          Locale.ROOT,
          "%s  version %d %s by %s%s%n",
          change.at(),
          change.version(),
          change.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          change.who(),
          change.why().isEmpty() ? "" : ": " + change.why());
    }
    return 0;
  }

  private static String alias(RegistryState state, int version) {
    if (version == state.champion()) {
      return "champion";
    }
    return version == state.challenger() ? "challenger" : "";
  }
}
