package io.shoal.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Dl4jEmbedderTest {
  private static final float[] USER = {0.5f, -1, 2, 1, 1, 0};

  private static ComputationGraph graph(String bottleneck) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                    bottleneck,
                    new DenseLayer.Builder().nIn(6).nOut(2).activation(Activation.TANH).build(),
                    "input")
                .addLayer(
                    "output",
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(2)
                        .nOut(3)
                        .activation(Activation.IDENTITY)
                        .build(),
                    bottleneck)
                .addLayer(
                    "conversion",
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(2)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build(),
                    bottleneck)
                .setOutputs("output", "conversion")
                .build());
    graph.init();
    return graph;
  }

  private static byte[] zip(ComputationGraph graph) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, bytes, false);
    return bytes.toByteArray();
  }

  @Test
  void embedsAsTheGraphDoes() throws IOException {
    ComputationGraph graph = graph("embedding");
    Dl4jEmbedder embedder = new Dl4jEmbedder(zip(graph));
    float[] expected =
        graph
            .feedForward(Nd4j.createFromArray(new float[][] {USER}), false)
            .get("embedding")
            .toFloatVector();

    short[] embedding = new short[embedder.dimensions()];
    embedder.embed(USER, embedding);

    assertThat(embedder.inputs()).isEqualTo(6);
    assertThat(embedding)
        .containsExactly(Math.round(expected[0] * 16_384), Math.round(expected[1] * 16_384));
  }

  @Test
  void theErrorIsThatOfPresentFeaturesAlone() throws IOException {
    ComputationGraph graph = graph("embedding");
    Dl4jEmbedder embedder = new Dl4jEmbedder(zip(graph));
    float[] back = graph.output(Nd4j.createFromArray(new float[][] {USER}))[0].toFloatVector();

    embedder.embed(USER, new short[2]);

    double expected = (Math.pow(back[0] - USER[0], 2) + Math.pow(back[1] - USER[1], 2)) / 2;
    assertThat(embedder.reconstructionError(USER))
        .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-5));
  }

  @Test
  void refusesWhatCouldRunCode() throws IOException {
    byte[] hostile = with(zip(graph("embedding")), "preprocessor.bin");

    assertThatThrownBy(() -> new Dl4jEmbedder(hostile))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("preprocessor.bin");
  }

  @Test
  void refusesAnArchiveThatIsCutShort() throws IOException {
    byte[] whole = zip(graph("embedding"));

    for (int length : new int[] {0, 10, whole.length / 4, whole.length / 2}) {
      assertThatThrownBy(() -> new Dl4jEmbedder(Arrays.copyOf(whole, length)))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesANetworkWithoutAnEmbedding() throws IOException {
    byte[] other = zip(graph("hidden"));

    assertThatThrownBy(() -> new Dl4jEmbedder(other)).hasMessageContaining("'embedding'");
  }

  private static byte[] with(byte[] zip, String extra) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(out);
      }
      out.putNextEntry(new ZipEntry(extra));
      out.write(1);
    }
    return bytes.toByteArray();
  }
}
