package io.shoal.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.StoredNetwork;
import io.shoal.embedding.UserEmbedder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jEmbedderTest {
  private static final float[] USER = {0.5f, -1, 2, 1, 1, 0};

  private static StoredNetwork stored(ComputationGraph graph) throws IOException {
    return StoredNetwork.read(Graphs.zip(graph));
  }

  private static float[][] users(int n, int inputs) {
    SplittableRandom random = new SplittableRandom(n);
    float[][] rows = new float[n][inputs];
    for (float[] row : rows) {
      for (int i = 0; i < inputs; i++) {
        row[i] = i < inputs / 2 ? (float) (4 * random.nextDouble() - 2) : 1;
      }
    }
    return rows;
  }

  @Test
  void embedsAsTheGraphDoes() throws IOException {
    ComputationGraph graph = Graphs.residual(3);
    Map<String, INDArray> expected =
        graph.feedForward(Nd4j.createFromArray(new float[][] {USER}), false);
    try (Dl4jEmbedder embedder = new Dl4jEmbedder(stored(graph))) {
      NetworkOutput given = embedder.run(new float[][] {USER})[0];

      assertThat(embedder.inputs()).isEqualTo(6);
      assertThat(embedder.dimensions()).isEqualTo(2);
      assertThat(embedder.outputs()).isEqualTo(3);
      assertThat(given.embedding())
          .containsExactly(expected.get("embedding").toFloatVector(), within(1e-5f));
      assertThat(given.reconstruction())
          .containsExactly(expected.get("output").toFloatVector(), within(1e-5f));
      assertThat(given.conversionScore())
          .isCloseTo(expected.get("conversion").getFloat(0), within(1e-5f));
    }
  }

  @Test
  void theErrorIsThatOfPresentFeaturesAlone() throws IOException {
    try (Dl4jEmbedder embedder = new Dl4jEmbedder(stored(Graphs.residual(3)))) {
      float[] back = embedder.run(new float[][] {USER})[0].reconstruction();
      short[] embedding = new short[2];

      embedder.embed(USER, embedding);

      double expected = (Math.pow(back[0] - USER[0], 2) + Math.pow(back[1] - USER[1], 2)) / 2;
      assertThat(embedder.reconstructionError(USER)).isCloseTo(expected, within(1e-5));
      assertThat(embedding[0])
          .isEqualTo(UserEmbedder.onGrid(embedder.run(new float[][] {USER})[0].embedding()[0]));
    }
  }

  @Test
  void aUserGetsTheSameBitsWhoeverIsBesideThem() throws IOException {
    float[][] users = users(150, 108);
    try (Dl4jEmbedder embedder = new Dl4jEmbedder(stored(Graphs.residual(54)))) {
      NetworkOutput[] together = embedder.run(users);
      assertThat(embedder.batch()).as("this machine can do more than one row").isGreaterThan(1);
      for (int size : new int[] {1, 2, 5, 7, 16, 33}) {
        for (int from = 0; from + size <= users.length; from += size) {
          NetworkOutput[] some = embedder.run(Arrays.copyOfRange(users, from, from + size));
          for (int i = 0; i < size; i++) {
            assertThat(some[i].sameBits(together[from + i]))
                .as("user %d, %d at once", from + i, size)
                .isTrue();
          }
        }
      }
    }
  }

  /** What a batch takes is some hundred kilobytes, so that a leak would show in a few hundred. */
  @Test
  void memoryOutsideTheHeapDoesNotGrow() throws IOException {
    float[][] users = users(160, 108);
    try (Dl4jEmbedder embedder = new Dl4jEmbedder(stored(Graphs.residual(54)))) {
      for (int i = 0; i < 50; i++) {
        embedder.run(users);
      }
      long before = outsideTheHeap();
      for (int i = 0; i < 100; i++) {
        embedder.run(users);
      }
      assertThat((outsideTheHeap() - before) >> 20)
          .as("MB more after 1,000 batches")
          .isLessThan(96);
    }
  }

  private static long outsideTheHeap() {
    return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
  }

  @Test
  void whatIsNoNumberPlacesNobody() throws IOException {
    // Layer norm divides by the spread of a row, and this row has none.
    try (Dl4jEmbedder embedder = new Dl4jEmbedder(stored(Graphs.normalised(3)))) {
      NetworkOutput given = embedder.run(new float[1][6])[0];

      assertThat(given.embedding()).containsOnly(0);
      assertThat(given.conversionScore()).isBetween(0f, 1f);
    }
  }

  @Test
  void refusesAnEmbeddingThatIsNotBounded() throws IOException {
    StoredNetwork open = stored(Graphs.plain(3, "embedding", Activation.RELU));

    assertThatThrownBy(() -> new Dl4jEmbedder(open))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'embedding' must have a tanh");
  }

  @Test
  void refusesANetworkWithoutAnEmbedding() throws IOException {
    StoredNetwork other = stored(Graphs.plain(3, "hidden", Activation.TANH));

    assertThatThrownBy(() -> new Dl4jEmbedder(other)).hasMessageContaining("'embedding'");
  }

  @Test
  void refusesWeightsOfAnotherNetwork() throws IOException {
    StoredNetwork small = stored(Graphs.residual(3));
    StoredNetwork large = stored(Graphs.residual(54));
    StoredNetwork mixed = new StoredNetwork(large.configuration(), small.weights());

    assertThatThrownBy(() -> new Dl4jEmbedder(mixed)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesAWayRoundTheEmbedding() throws IOException {
    StoredNetwork leaky = stored(Graphs.leaky(3));

    assertThatThrownBy(() -> new Dl4jEmbedder(leaky)).hasMessageContaining("a way round");
  }
}
