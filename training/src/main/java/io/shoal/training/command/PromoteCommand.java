package io.shoal.training.command;

import io.shoal.training.publish.ModelRegistry;
import io.shoal.training.publish.Promotion;
import io.shoal.training.publish.RegistryState;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoal promote}. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compare a version with the champion, let it take its place, and announce it.")
public final class PromoteCommand implements Callable<Integer> {
  @Mixin private ModelLineFlags line = new ModelLineFlags();

  @Option(
      names = "--to",
      paramLabel = "N",
      defaultValue = "0",
      description = "version that is to be champion (the challenger)")
  private int version;

  @Mixin private GateFlags gate = new GateFlags();
  @Mixin private AnnounceFlags announce = new AnnounceFlags();

  @Override
  public Integer call() throws Exception {
    Outcome outcome = announce.outcome();
    ModelRegistry registry = line.open();
    RegistryState state = registry.state();
    int candidate = version == 0 ? state.challenger() : version;
    if (candidate == 0) {
      throw new IOException("there is no challenger: name a version with --to");
    }
    Promotion promotion = new Promotion(registry, InstantSource.system());
    gate.promote(promotion, candidate, System.getProperty("user.name")).ifPresent(outcome::gate);
    outcome.champion(announce.announce(registry, line.name(), state.version(candidate)));
    return 0;
  }
}
