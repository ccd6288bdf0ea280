package io.shoal.training.autoencoder;

import io.shoal.bundle.GoldenVector;
import io.shoal.embedding.DenseLayer;
import io.shoal.embedding.DenseLayer.Activation;
import io.shoal.embedding.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** From a trained graph to plain weights, with what DL4J itself says of some rows. */
final class NetworkCompiler {
  private static final int GOLDEN = 32;

  private final TrainerOptions options;
  private final Whitening whitening;

  NetworkCompiler(TrainerOptions options, Whitening whitening) {
    this.options = options;
    this.whitening = whitening;
  }

  /**
   * Compiles; the graph is changed.
   *
   * @param rows of which golden vectors are made
   */
  TrainedNetwork compile(ComputationGraph graph, List<Example> rows, List<Epoch> curve, Epoch kept)
      throws IOException {
    fold(graph);
    return new TrainedNetwork(
        network(graph), NetworkArchive.of(graph), golden(graph, rows), curve, kept);
  }

  /** Puts the map before the first layer and its inverse behind the last, in their weights. */
  private void fold(ComputationGraph graph) {
    int features = whitening.forward().length;
    String first =
        options.hidden().length > 0 ? AutoencoderGraph.encoder(0) : AutoencoderGraph.EMBEDDING;
    INDArray taken = graph.getLayer(first).getParam("W");
    INDArray values = taken.get(NDArrayIndex.interval(0, features), NDArrayIndex.all());
    values.assign(Nd4j.createFromArray(whitening.forward()).mmul(values.dup()));
    INDArray given = graph.getLayer(AutoencoderGraph.OUTPUT).getParam("W");
    INDArray bias = graph.getLayer(AutoencoderGraph.OUTPUT).getParam("b");
    INDArray backward = Nd4j.createFromArray(whitening.backward());
    given.assign(given.dup().mmul(backward));
    bias.assign(bias.dup().reshape(1, features).mmul(backward).reshape(bias.shape()));
  }

  private Network network(ComputationGraph graph) {
    List<DenseLayer> encoder = new ArrayList<>();
    List<DenseLayer> decoder = new ArrayList<>();
    int hidden = options.hidden().length;
    for (int i = 0; i < hidden; i++) {
      encoder.add(layer(graph, AutoencoderGraph.encoder(i), Activation.ELU));
      decoder.add(layer(graph, AutoencoderGraph.decoder(hidden - 1 - i), Activation.ELU));
    }
    encoder.add(layer(graph, AutoencoderGraph.EMBEDDING, Activation.TANH));
    decoder.add(layer(graph, AutoencoderGraph.OUTPUT, Activation.IDENTITY));
    List<DenseLayer> head =
        List.of(
            layer(graph, AutoencoderGraph.JUDGE, Activation.ELU),
            layer(graph, AutoencoderGraph.CONVERSION, Activation.SIGMOID));
    return new Network(encoder, decoder, head);
  }

  private static DenseLayer layer(ComputationGraph graph, String name, Activation activation) {
    // DL4J keeps parameters in column order.
    INDArray weights = graph.getLayer(name).getParam("W").dup('c');
    INDArray bias = graph.getLayer(name).getParam("b").dup('c');
    return new DenseLayer(weights.toFloatMatrix(), bias.toFloatVector(), activation);
  }

  private static List<GoldenVector> golden(ComputationGraph graph, List<Example> rows) {
    List<GoldenVector> golden = new ArrayList<>();
    for (int i = 0; i < Math.min(GOLDEN, rows.size()); i++) {
      float[] input = rows.get((int) ((long) i * rows.size() / GOLDEN) % rows.size()).input();
      Map<String, INDArray> layers =
          graph.feedForward(Nd4j.createFromArray(new float[][] {input}), false);
      golden.add(
          new GoldenVector(
              input,
              layers.get(AutoencoderGraph.EMBEDDING).toFloatVector(),
              layers.get(AutoencoderGraph.CONVERSION).getFloat(0)));
    }
    return golden;
  }
}
