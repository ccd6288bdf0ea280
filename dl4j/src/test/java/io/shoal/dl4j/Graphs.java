package io.shoal.dl4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Untrained networks, of F feature outputs and with embeddings of two dimensions. */
final class Graphs {
  private Graphs() {}

  private static GraphBuilder builder() {
    return new NeuralNetConfiguration.Builder().seed(1).graphBuilder().addInputs("input");
  }

  private static DenseLayer dense(int units, Activation activation) {
    return new DenseLayer.Builder().nOut(units).activation(activation).build();
  }

  private static ComputationGraph built(GraphBuilder builder, int f, String below, String head) {
    ComputationGraph graph =
        new ComputationGraph(
            builder
                .addLayer(
                    "output",
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(f)
                        .activation(Activation.IDENTITY)
                        .build(),
                    below)
                .addLayer(
                    "conversion",
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build(),
                    head)
                .setOutputs("output", "conversion")
                .setInputTypes(InputType.feedForward(2L * f))
                .build());
    graph.init();
    return graph;
  }

  static ComputationGraph plain(int f, String bottleneck, Activation activation) {
    GraphBuilder builder = builder().addLayer(bottleneck, dense(2, activation), "input");
    return built(builder, f, bottleneck, bottleneck);
  }

  /** GELU and layer norm, with a way past one layer: what does not compile. */
  static ComputationGraph residual(int f) {
    GraphBuilder builder =
        builder()
            .addLayer("wide", dense(48, Activation.GELU), "input")
            .addLayer(
                "deep",
                new DenseLayer.Builder()
                    .nOut(48)
                    .activation(Activation.GELU)
                    .hasLayerNorm(true)
                    .build(),
                "wide")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "wide", "deep")
            .addLayer("embedding", dense(2, Activation.TANH), "sum")
            .addLayer("back", dense(48, Activation.SWISH), "embedding");
    return built(builder, f, "back", "embedding");
  }

  static ComputationGraph normalised(int f) {
    GraphBuilder builder =
        builder()
            .addLayer(
                "wide",
                new DenseLayer.Builder()
                    .nOut(4)
                    .activation(Activation.IDENTITY)
                    .hasLayerNorm(true)
                    .build(),
                "input")
            .addLayer("embedding", dense(2, Activation.TANH), "wide");
    return built(builder, f, "embedding", "embedding");
  }

  static ComputationGraph leaky(int f) {
    GraphBuilder builder =
        builder()
            .addLayer("wide", dense(4, Activation.TANH), "input")
            .addLayer("embedding", dense(2, Activation.TANH), "wide")
            .addVertex("both", new MergeVertex(), "wide", "embedding");
    return built(builder, f, "both", "embedding");
  }

  static byte[] zip(ComputationGraph graph) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, bytes, false);
    return bytes.toByteArray();
  }
}
