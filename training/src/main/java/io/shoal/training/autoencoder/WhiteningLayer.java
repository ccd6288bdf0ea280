package io.shoal.training.autoencoder;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The map of values to whitened ones, as the first layer of a graph; the mask passes as it is. */
final class WhiteningLayer {
  private static final String NAME = "whitening";

  private final Whitening whitening;

  WhiteningLayer(Whitening whitening) {
    this.whitening = whitening;
  }

  /** A graph that takes values, with the weights of one that takes whitened values. */
  ComputationGraph before(ComputationGraph graph) {
    ComputationGraphConfiguration shape = graph.getConfiguration().clone();
    String input = shape.getNetworkInputs().get(0);
    shape.getVertexInputs().replaceAll((vertex, from) -> redirected(from, input));
    int width = 2 * whitening.forward().length;
    NeuralNetConfiguration layer =
        new NeuralNetConfiguration.Builder()
            .seed(graph.getConfiguration().getDefaultConfiguration().getSeed())
            .layer(
                new DenseLayer.Builder()
                    .name(NAME)
                    .nIn(width)
                    .nOut(width)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    if (shape.getVertices().put(NAME, new LayerVertex(layer, null)) != null) {
      throw new IllegalArgumentException(
          "the graph has a layer '" + NAME + "', a name that is taken: give it another");
    }
    shape.getVertexInputs().put(NAME, List.of(input));
    shape.setTopologicalOrder(null);
    shape.setTopologicalOrderStr(null);
    ComputationGraph whole = new ComputationGraph(shape);
    whole.init();
    for (var trained : graph.getLayers()) {
      String name = trained.conf().getLayer().getLayerName();
      for (Map.Entry<String, INDArray> values : trained.paramTable().entrySet()) {
        whole.getLayer(name).getParam(values.getKey()).assign(values.getValue());
      }
    }
    INDArray weights = whole.getLayer(NAME).getParam("W");
    int features = whitening.forward().length;
    weights.assign(Nd4j.eye(width));
    weights
        .get(NDArrayIndex.interval(0, features), NDArrayIndex.interval(0, features))
        .assign(Nd4j.createFromArray(whitening.forward()));
    whole.getLayer(NAME).getParam("b").assign(0);
    return whole;
  }

  private static List<String> redirected(List<String> from, String input) {
    return from.stream().map(name -> name.equals(input) ? NAME : name).toList();
  }
}
