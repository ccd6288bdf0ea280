package io.shoal.training.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.embedding.NetworkRuntime;
import io.shoal.training.publish.RegistryChange.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-01T10:00:00Z"));

  @TempDir Path scratch;
  private ModelRegistry registry;
  private Promotion promotion;

  @BeforeEach
  void publishThree() throws IOException {
    registry = ModelRegistry.open(scratch.resolve("registry").toString(), "shop", CLOCK);
    promotion = new Promotion(registry, CLOCK);
    for (int i = 1; i <= 3; i++) {
      registry.publish(
          HandMadeBundle.write(scratch.resolve("bundle" + i), "shop", 0.1f * i),
          NetworkRuntime.COMPILED,
          "ann");
    }
  }

  @Test
  void theFirstChampionNeedsNoComparison() throws IOException {
    assertThat(promotion.promote(1, Optional.empty(), "ann")).isEmpty();

    assertThat(registry.state().champion()).isEqualTo(1);
  }

  @Test
  void withAChampionThereMustBeAGate() throws IOException {
    promotion.promote(1, Optional.empty(), "ann");

    assertThatThrownBy(() -> promotion.promote(2, Optional.empty(), "ann"))
        .hasMessageContaining("promote --to 2 with the newest --events");
    assertThat(registry.state().champion()).isEqualTo(1);
  }

  @Test
  void forceIsRememberedWithItsReason() throws IOException {
    promotion.promote(1, Optional.empty(), "ann");
    promotion.force(2, "bob", "the shop was relaunched");

    RegistryChange change = registry.state().change();
    assertThat(change.action()).isEqualTo(Action.FORCED);
    assertThat(change.who()).isEqualTo("bob");
    assertThat(change.why()).isEqualTo("the shop was relaunched");
    assertThatThrownBy(() -> promotion.force(3, "bob", " ")).hasMessageContaining("WHO WHY");
  }

  @Test
  void rollingBackGoesToTheChampionBeforeOrToAny() throws IOException {
    promotion.promote(1, Optional.empty(), "ann");
    promotion.force(3, "ann", "a try");

    assertThat(promotion.rollBack(0, "ann")).isEqualTo(1);
    assertThat(promotion.rollBack(2, "ann")).isEqualTo(2);
    assertThat(registry.state().champion()).isEqualTo(2);
    assertThatThrownBy(() -> promotion.rollBack(4, "ann")).hasMessageContaining("no version 4");
    assertThatThrownBy(() -> promotion.rollBack(2, "ann")).hasMessageContaining("champion already");
  }

  @Test
  void aVersionThatWasDamagedIsNoChampion() throws IOException {
    promotion.promote(1, Optional.empty(), "ann");
    RegistryVersion second = registry.state().version(2);
    Files.writeString(
        Path.of(java.net.URI.create(registry.uri(second))).resolve("network.weights"), "x");

    assertThatThrownBy(() -> promotion.force(2, "ann", "a try"))
        .hasMessageContaining("network.weights");
    assertThat(registry.state().champion()).isEqualTo(1);
  }
}
