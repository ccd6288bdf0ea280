package io.shoal.training.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerOptionsTest {
  private static final TrainerOptions DEFAULTS = TrainerOptions.defaults(1, 100);

  @Test
  void everyHyperParameterCanBeSet() {
    Map<String, String> given =
        Map.of(
            "hidden", "64x32",
            "bottleneck", "8",
            "head", "4",
            "lambda", "0.5",
            "hide", "0.2",
            "epochs", "7",
            "patience", "3",
            "batch", "128",
            "learning-rate", "0.01",
            "seed", "9");
    TrainerOptions options = DEFAULTS;
    for (Map.Entry<String, String> one : given.entrySet()) {
      options = options.with(one.getKey(), one.getValue());
    }

    assertThat(options.toMap()).containsAllEntriesOf(given).hasSameSizeAs(given);
  }

  @Test
  void thereNeedBeNoHiddenLayer() {
    assertThat(DEFAULTS.with("hidden", "48").with("hidden", "none").hidden()).isEmpty();
    assertThat(DEFAULTS.toMap()).containsEntry("hidden", "none");
    assertThatThrownBy(() -> DEFAULTS.with("hidden", "")).hasMessageContaining("hidden");
  }

  @Test
  void aNameThatDoesNotExistIsToldWithThoseThatDo() {
    assertThatThrownBy(() -> DEFAULTS.with("lamda", "1"))
        .hasMessageContaining("'lamda'")
        .hasMessageContaining("lambda");
  }

  @Test
  void aValueOutOfItsRangeIsToldWithTheRange() {
    assertThatThrownBy(() -> DEFAULTS.with("bottleneck", "1000")).hasMessageContaining("2 to 64");
    assertThatThrownBy(() -> DEFAULTS.with("hide", "much")).hasMessageContaining("a number");
  }
}
