package io.shoal.training.autoencoder;

import io.shoal.embedding.DenseLayer;
import io.shoal.embedding.DenseLayer.Activation;
import io.shoal.embedding.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** From a trained graph of dense layers to plain weights. */
final class NetworkCompiler {
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
  FinishedNetwork compile(ComputationGraph graph, List<Example> rows) throws IOException {
    fold(graph);
    return new FinishedNetwork(
        network(graph), NetworkArchive.of(graph), GoldenRows.of(graph, rows));
  }

  /** Puts the map before the first layer and its inverse behind the last, in their weights. */
  private void fold(ComputationGraph graph) {
    int features = whitening.forward().length;
    String first =
        options.hidden().length > 0 ? AutoencoderGraph.encoder(0) : AutoencoderGraph.EMBEDDING;
    INDArray taken = graph.getLayer(first).getParam("W");
    INDArray values = taken.get(NDArrayIndex.interval(0, features), NDArrayIndex.all());
    values.assign(Nd4j.createFromArray(whitening.forward()).mmul(values.dup()));
    foldOutput(graph, whitening);
  }

  /** Puts the inverse of the map behind the last layer, in its weights. */
  static void foldOutput(ComputationGraph graph, Whitening whitening) {
    int features = whitening.forward().length;
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

  static DenseLayer layer(ComputationGraph graph, String name, Activation activation) {
    // DL4J keeps parameters in column order.
    INDArray weights = graph.getLayer(name).getParam("W").dup('c');
    INDArray bias = graph.getLayer(name).getParam("b").dup('c');
    return new DenseLayer(weights.toFloatMatrix(), bias.toFloatVector(), activation);
  }
}
