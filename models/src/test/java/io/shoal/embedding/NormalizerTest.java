package io.shoal.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizerTest {
  private static final boolean[] BOTH = {true, true};
  private static final boolean[] FIRST = {true, false};

  private final Normalizer normalizer = new Normalizer(new float[] {10, 0}, new float[] {2, 1});

  @Test
  void valuesAreScaledAndCutAndFollowedByTheirMask() {
    float[] input = new float[4];

    normalizer.apply(new float[] {13, -7}, BOTH, input);

    assertThat(input).containsExactly(1.5f, -4, 1, 1);
  }

  @Test
  void whatIsMissingIsZeroThere() {
    float[] input = new float[4];

    normalizer.apply(new float[] {8, 3}, FIRST, input);

    assertThat(input).containsExactly(-1, 0, 1, 0);
  }

  @Test
  void eachOfManyHasTheInputItWouldHaveAlone() {
    float[][] inputs =
        normalizer.inputs(List.of(new float[] {13, -7}, new float[] {8, 3}), List.of(BOTH, FIRST));

    assertThat(inputs).isDeepEqualTo(new float[][] {{1.5f, -4, 1, 1}, {-1, 0, 1, 0}});
  }

  @Test
  void anOutputThatNeverVariesKeepsItsDistances() {
    Normalizer learnt =
        Normalizer.learn(List.of(new float[] {5, 1}, new float[] {5, 2}), List.of(FIRST, FIRST), 2);

    assertThat(learnt.centres()).containsExactly(5, 0);
    assertThat(learnt.scales()).containsExactly(1, 1);
  }

  @Test
  void aScaleOfZeroIsRefusedByItsOutput() {
    assertThatThrownBy(() -> new Normalizer(new float[] {0, 0}, new float[] {1, 0}))
        .hasMessageContaining("output 1")
        .hasMessageContaining("positive");
  }
}
