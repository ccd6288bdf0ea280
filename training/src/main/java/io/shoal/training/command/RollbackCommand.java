package io.shoal.training.command;

import io.shoal.training.publish.ModelRegistry;
import io.shoal.training.publish.Promotion;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoal rollback}. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Make an earlier version champion again, without a comparison, and announce it.")
public final class RollbackCommand implements Callable<Integer> {
  @Mixin private RegistryFlags registryFlags = new RegistryFlags();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "line of models (${DEFAULT-VALUE})")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "N",
      defaultValue = "0",
      description = "version to go back to (the champion before)")
  private int version;

  @Mixin private AnnounceFlags announce = new AnnounceFlags();

  @Option(names = "--json", description = "print the announcement as JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    ModelRegistry registry = registryFlags.open(name);
    int champion =
        new Promotion(registry, InstantSource.system())
            .rollBack(version, System.getProperty("user.name"));
    new Outcome(json)
        .champion(announce.announce(registry, name, registry.state().version(champion)));
    return 0;
  }
}
