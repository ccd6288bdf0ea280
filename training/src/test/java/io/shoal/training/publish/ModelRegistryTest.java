package io.shoal.training.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelBundle;
import io.shoal.embedding.NetworkRuntime;
import io.shoal.training.publish.RegistryChange.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-01T10:00:00Z"));

  @TempDir Path scratch;

  private BundleContent bundle(float weight) throws IOException {
    return HandMadeBundle.write(scratch.resolve("bundle" + weight), "shop", weight);
  }

  private ModelRegistry local() throws IOException {
    return ModelRegistry.open(scratch.resolve("registry").toString(), "shop", CLOCK);
  }

  private static RegistryState crown(ModelRegistry registry, int version, int than)
      throws IOException {
    return registry.crown(
        new RegistryChange(Action.PROMOTED, version, CLOCK.instant(), "ann", "", Map.of()), than);
  }

  @Test
  void whatIsPublishedIsFetchedByteForByte() throws IOException {
    BundleContent bundle = bundle(0.5f);

    RegistryState state = local().publish(bundle, NetworkRuntime.COMPILED, "ann");

    RegistryVersion version = state.version(1);
    assertThat(state.challenger()).isEqualTo(1);
    assertThat(state.champion()).isZero();
    assertThat(version.runtime()).isEqualTo(NetworkRuntime.COMPILED);
    assertThat(local().fetch(version).files()).containsExactlyEntriesOf(bundle.files());
    assertThat(local().uri(version)).startsWith("file:/").endsWith(bundle.checksum());
    assertThat(local().state()).isEqualTo(state);
  }

  @Test
  void theAnnouncedDirectoryIsABundleByItself() throws IOException {
    BundleContent bundle = bundle(0.5f);
    RegistryVersion version = local().publish(bundle, NetworkRuntime.COMPILED, "ann").version(1);

    ModelBundle loaded = ModelBundle.load(Path.of(java.net.URI.create(local().uri(version))));

    assertThat(loaded.version()).isEqualTo(version.modelVersion());
  }

  @Test
  void aBundleIsAVersionOnce() throws IOException {
    local().publish(bundle(0.5f), NetworkRuntime.COMPILED, "ann");

    assertThatThrownBy(
            () ->
                local()
                    .publish(
                        BundleContent.read(scratch.resolve("bundle0.5")),
                        NetworkRuntime.COMPILED,
                        "bob"))
        .hasMessageContaining("is version 1 of 'shop' already");
  }

  @Test
  void anotherLineOfModelsIsRefused() throws IOException {
    BundleContent other = HandMadeBundle.write(scratch.resolve("other"), "mail", 0.5f);

    assertThatThrownBy(() -> local().publish(other, NetworkRuntime.COMPILED, "ann"))
        .hasMessageContaining("'mail', and not of 'shop'");
    assertThat(local().state().versions()).isEmpty();
  }

  @Test
  void championsComeAndGoAndComeBack() throws IOException {
    ModelRegistry registry = local();
    registry.publish(bundle(0.5f), NetworkRuntime.COMPILED, "ann");
    crown(registry, 1, 0);
    registry.publish(bundle(0.6f), NetworkRuntime.COMPILED, "ann");
    assertThat(registry.state().challenger()).isEqualTo(2);

    RegistryState promoted = crown(registry, 2, 1);
    RegistryState back = crown(registry, 1, 2);

    assertThat(promoted.champion()).isEqualTo(2);
    assertThat(promoted.challenger()).isZero();
    assertThat(back.champion()).isEqualTo(1);
    assertThat(registry.history()).hasSize(5);
  }

  @Test
  void aComparisonWithAChampionOfYesterdayIsWorthNothing() throws IOException {
    ModelRegistry registry = local();
    registry.publish(bundle(0.5f), NetworkRuntime.COMPILED, "ann");
    registry.publish(bundle(0.6f), NetworkRuntime.COMPILED, "ann");
    crown(registry, 2, 0);

    assertThatThrownBy(() -> crown(registry, 1, 0))
        .hasMessageContaining("version 2 has become champion meanwhile, by ann");
    assertThat(registry.state().champion()).isEqualTo(2);
  }

  @Test
  void aPublishedFileThatWasChangedIsNotServed() throws IOException {
    RegistryVersion version =
        local().publish(bundle(0.5f), NetworkRuntime.COMPILED, "ann").version(1);
    Path directory = Path.of(java.net.URI.create(local().uri(version)));
    Files.writeString(directory.resolve("README.md"), "another card");

    assertThatThrownBy(() -> local().fetch(version).verify()).hasMessageContaining("README.md");

    Files.writeString(directory.resolve("checksums.sha256"), "");
    assertThatThrownBy(() -> local().fetch(version))
        .hasMessageContaining("is not the bundle that was published");
  }

  @ParameterizedTest
  @ValueSource(strings = {"directory", "objects"})
  void publishersAtOnceNeverTakeTheSameVersion(String store) throws Exception {
    String uri =
        store.equals("objects")
            ? "objects://store/" + UUID.randomUUID()
            : scratch.resolve("registry").toString();
    List<BundleContent> bundles = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      bundles.add(bundle(0.1f + 0.1f * i));
    }
    List<Future<RegistryState>> published = new ArrayList<>();
    ExecutorService publishers = Executors.newFixedThreadPool(bundles.size());
    for (BundleContent bundle : bundles) {
      published.add(
          publishers.submit(
              () ->
                  ModelRegistry.open(uri, "shop", InstantSource.system())
                      .publish(bundle, NetworkRuntime.COMPILED, "ann")));
    }

    List<Integer> taken = new ArrayList<>();
    for (Future<RegistryState> one : published) {
      taken.add(one.get().change().version());
    }

    publishers.shutdown();
    ModelRegistry registry = ModelRegistry.open(uri, "shop", CLOCK);
    assertThat(taken)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 8).boxed().toList());
    assertThat(registry.state().versions())
        .extracting(RegistryVersion::checksum)
        .doesNotHaveDuplicates()
        .hasSize(8);
    assertThat(registry.history())
        .extracting(RegistryChange::version)
        .isEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, 8));
  }

  @Test
  void aClaimOfAProcessThatDiedHoldsForTenMinutes() throws IOException {
    ModelRegistry before = local();
    before.publish(bundle(0.5f), NetworkRuntime.COMPILED, "ann");
    Path ledger = scratch.resolve("registry/shop/ledger");
    Files.writeString(
        ledger.resolve("0000000002." + CLOCK.instant().toEpochMilli() + ".dead.claim"), "");
    RegistryFiles files = new RegistryFiles(scratch.resolve("registry/shop").toString());
    Instant soon = CLOCK.instant().plus(Ledger.HELD).minusSeconds(1);
    Instant[] now = {soon};
    // Impatient, with a clock that goes on by a second whenever it is read.
    Ledger impatient =
        new Ledger(files, () -> now[0] = now[0].plusMillis(10), java.time.Duration.ofMillis(100));
    Ledger later =
        new Ledger(files, InstantSource.fixed(soon.plusSeconds(2)), java.time.Duration.ZERO);
    Ledger.Step crown =
        state ->
            state.crowned(
                new RegistryChange(Action.PROMOTED, 1, CLOCK.instant(), "bob", "", Map.of()));

    assertThatThrownBy(() -> impatient.append(crown))
        .hasMessageContaining("somebody else is changing the registry");
    assertThat(later.append(crown).champion()).isEqualTo(1);
  }

  @Test
  void noDraftsAreLeft() throws IOException {
    local().publish(bundle(0.5f), NetworkRuntime.COMPILED, "ann");

    try (Stream<Path> drafts = Files.list(scratch.resolve("registry/shop/drafts"))) {
      assertThat(drafts).isEmpty();
    }
  }

  @Test
  void anEntryThatIsDamagedIsNamed() throws IOException {
    local().publish(bundle(0.5f), NetworkRuntime.COMPILED, "ann");
    Files.writeString(scratch.resolve("registry/shop/ledger/0000000001.json"), "{}");

    assertThatThrownBy(() -> local().state())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("0000000001.json")
        .hasMessageContaining("format 0");
  }
}
