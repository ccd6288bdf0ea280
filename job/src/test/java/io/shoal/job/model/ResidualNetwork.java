package io.shoal.job.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network that nobody trained, and that does not compile. */
final class ResidualNetwork {
  private ResidualNetwork() {}

  /** As DL4J stores it. */
  static byte[] zip(int outputs) throws IOException {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .graphBuilder()
                .addInputs("input")
                .addLayer("wide", dense(12, Activation.GELU), "input")
                .addLayer("deep", dense(12, Activation.GELU), "wide")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "wide", "deep")
                .addLayer("embedding", dense(2, Activation.TANH), "sum")
                .addLayer(
                    "output",
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(outputs)
                        .activation(Activation.IDENTITY)
                        .build(),
                    "embedding")
                .addLayer(
                    "conversion",
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build(),
                    "embedding")
                .setOutputs("output", "conversion")
                .setInputTypes(InputType.feedForward(2L * outputs))
                .build());
    graph.init();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, bytes, false);
    return bytes.toByteArray();
  }

  private static DenseLayer dense(int units, Activation activation) {
    return new DenseLayer.Builder().nOut(units).activation(activation).build();
  }
}
