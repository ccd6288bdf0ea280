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
  @Mixin private ModelLineFlags line = new ModelLineFlags();

  @Option(
      names = "--to",
      paramLabel = "N",
      defaultValue = "0",
      description = "version to go back to (the champion before)")
  private int version;

  @Mixin private AnnounceFlags announce = new AnnounceFlags();

  @Override
  public Integer call() throws Exception {
    ModelRegistry registry = line.open();
    int champion =
        new Promotion(registry, InstantSource.system())
            .rollBack(version, System.getProperty("user.name"));
    announce
        .outcome()
        .champion(announce.announce(registry, line.name(), registry.state().version(champion)));
    return 0;
  }
}
