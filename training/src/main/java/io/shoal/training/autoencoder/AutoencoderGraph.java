package io.shoal.training.autoencoder;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The network's shape, and what its layers are called. */
final class AutoencoderGraph {
  static final String EMBEDDING = "embedding";
  static final String OUTPUT = "output";
  static final String JUDGE = "judge";
  static final String CONVERSION = "conversion";

  private AutoencoderGraph() {}

  static String encoder(int layer) {
    return "encoder" + layer;
  }

  static String decoder(int layer) {
    return "decoder" + layer;
  }

  /**
   * A new network.
   *
   * @param outputs feature outputs, F: it takes twice as many inputs
   */
  static ComputationGraph build(TrainerOptions options, int outputs) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(options.seed())
            .updater(new Adam(options.learningRate()))
            .weightInit(WeightInit.XAVIER)
            .graphBuilder()
            .addInputs("input");
    String below = "input";
    int width = 2 * outputs;
    int[] hidden = options.hidden();
    for (int i = 0; i < hidden.length; i++) {
      below = dense(builder, encoder(i), below, width, hidden[i], Activation.ELU);
      width = hidden[i];
    }
    dense(builder, EMBEDDING, below, width, options.bottleneck(), Activation.TANH);
    below = EMBEDDING;
    width = options.bottleneck();
    for (int i = hidden.length - 1; i >= 0; i--) {
      below = dense(builder, decoder(i), below, width, hidden[i], Activation.ELU);
      width = hidden[i];
    }
    builder.addLayer(
        OUTPUT,
        new OutputLayer.Builder(new LossMSE())
            .nIn(width)
            .nOut(outputs)
            .activation(Activation.IDENTITY)
            .build(),
        below);
    dense(builder, JUDGE, EMBEDDING, options.bottleneck(), options.head(), Activation.ELU);
    builder.addLayer(
        CONVERSION,
        new OutputLayer.Builder(
                new LossBinaryXENT(Nd4j.createFromArray(new float[] {(float) options.lambda()})))
            .nIn(options.head())
            .nOut(1)
            .activation(Activation.SIGMOID)
            .build(),
        JUDGE);
    ComputationGraph graph = new ComputationGraph(builder.setOutputs(OUTPUT, CONVERSION).build());
    graph.init();
    return graph;
  }

  private static String dense(
      GraphBuilder builder, String name, String below, int in, int out, Activation activation) {
    builder.addLayer(
        name, new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build(), below);
    return name;
  }
}
