package io.shoal.training.command;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelBundle;
import io.shoal.embedding.NetworkRuntime;
import io.shoal.training.publish.ModelRegistry;
import io.shoal.training.publish.Promotion;
import io.shoal.training.publish.RegistryVersion;
import io.shoal.training.publish.RuntimeChoice;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoal publish}. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Put a bundle into a registry; compare it with the champion, take its place, announce it.")
public final class PublishCommand implements Callable<Integer> {
  /** What a version is to be. */
  enum Alias {
    CHAMPION,
    CHALLENGER
  }

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      required = true,
      description = "directory of the model bundle")
  private Path directory;

  @Mixin private RegistryFlags registryFlags = new RegistryFlags();

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      defaultValue = "champion",
      description = "champion, or challenger: put it in and no more (${DEFAULT-VALUE})")
  private Alias alias;

  @Mixin private GateFlags gate = new GateFlags();
  @Mixin private AnnounceFlags announce = new AnnounceFlags();

  @Override
  public Integer call() throws Exception {
    Outcome outcome = announce.outcome();
    BundleContent content = BundleContent.read(directory);
    ModelBundle bundle = content.verify();
    NetworkRuntime runtime = RuntimeChoice.of(bundle);
    ModelRegistry registry = registryFlags.open(bundle.name());
    String who = System.getProperty("user.name");
    int version = registry.publish(content, runtime, who).change().version();
    RegistryVersion published = registry.state().version(version);
    outcome.published(published, registry.uri(published));
    if (alias == Alias.CHAMPION) {
      Promotion promotion = new Promotion(registry, InstantSource.system());
      gate.promote(promotion, version, who).ifPresent(outcome::gate);
      outcome.champion(announce.announce(registry, bundle.name(), published));
    }
    return 0;
  }
}
