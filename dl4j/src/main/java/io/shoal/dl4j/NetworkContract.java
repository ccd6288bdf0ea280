package io.shoal.dl4j;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * What a network of any shape must keep to: one input; a layer named "embedding" with a tanh, so
 * that embeddings are bounded; an identity layer named "output" for the features, and one sigmoid
 * unit named "conversion", both output layers; and no way from the input to either that goes round
 * the embedding.
 *
 * @param inputs width of the input; 0 where it is open
 * @param dimensions width of the embedding
 * @param outputs width of the reconstruction; 0 where it is open
 */
public record NetworkContract(int inputs, int dimensions, int outputs) {
  public static final String EMBEDDING = "embedding";
  public static final String OUTPUT = "output";
  public static final String CONVERSION = "conversion";

  private static final int MAX_DIMENSIONS = 64;

  /**
   * Reads the widths of a network.
   *
   * @throws IllegalArgumentException that says where it does not keep to the contract
   */
  public static NetworkContract of(ComputationGraphConfiguration network) {
    require(
        network.getNetworkInputs().size() == 1,
        "it has the inputs " + network.getNetworkInputs() + ", and must have one");
    require(
        network.getNetworkOutputs().equals(List.of(OUTPUT, CONVERSION)),
        "it has the outputs "
            + network.getNetworkOutputs()
            + ", and must have '"
            + OUTPUT
            + "' and '"
            + CONVERSION
            + "', in this order");
    FeedForwardLayer embedding = layer(network, EMBEDDING, FeedForwardLayer.class);
    require(
        ((BaseLayer) embedding).getActivationFn() instanceof ActivationTanH,
        "the layer '" + EMBEDDING + "' must have a tanh: an embedding is bounded");
    require(
        embedding.getNOut() >= 2 && embedding.getNOut() <= MAX_DIMENSIONS,
        "the layer '" + EMBEDDING + "' has nOut " + embedding.getNOut() + ", of 2 to 64 allowed");
    OutputLayer output = layer(network, OUTPUT, OutputLayer.class);
    require(
        output.getActivationFn() instanceof ActivationIdentity && output.hasBias(),
        "the layer '" + OUTPUT + "' must be an identity with a bias: it gives scaled values back");
    OutputLayer conversion = layer(network, CONVERSION, OutputLayer.class);
    require(
        conversion.getActivationFn() instanceof ActivationSigmoid && conversion.getNOut() == 1,
        "the layer '" + CONVERSION + "' must have nOut 1 and a sigmoid: it gives a probability");
    for (String end : List.of(OUTPUT, CONVERSION)) {
      require(
          !reaches(network, end, network.getNetworkInputs().get(0), new HashSet<>()),
          "'" + end + "' is reached from the input by a way round '" + EMBEDDING + "'");
    }
    return new NetworkContract(width(network), (int) embedding.getNOut(), (int) output.getNOut());
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }

  private static <T extends Layer> T layer(
      ComputationGraphConfiguration network, String name, Class<T> kind) {
    GraphVertex vertex = network.getVertices().get(name);
    require(
        vertex instanceof LayerVertex layer && kind.isInstance(layer.getLayerConf().getLayer()),
        "it has no layer '" + name + "' of the kind " + kind.getSimpleName());
    return kind.cast(((LayerVertex) vertex).getLayerConf().getLayer());
  }

  private static boolean reaches(
      ComputationGraphConfiguration network, String from, String input, Set<String> seen) {
    if (from.equals(EMBEDDING) || !seen.add(from)) {
      return false;
    }
    return from.equals(input)
        || network.getVertexInputs().getOrDefault(from, List.of()).stream()
            .anyMatch(below -> reaches(network, below, input, seen));
  }

  /** Of the layers that the input feeds, all alike. */
  private static int width(ComputationGraphConfiguration network) {
    String input = network.getNetworkInputs().get(0);
    long width = -1;
    for (Map.Entry<String, List<String>> vertex : network.getVertexInputs().entrySet()) {
      if (vertex.getValue().equals(List.of(input))) {
        long here = layer(network, vertex.getKey(), FeedForwardLayer.class).getNIn();
        require(
            width < 0 || here == width,
            "its first layers take " + width + " and " + here + " inputs");
        width = here;
      } else {
        require(
            !vertex.getValue().contains(input),
            "the input goes into '" + vertex.getKey() + "', which is no layer: put one between");
      }
    }
    require(width >= 0, "no layer takes the input");
    return (int) width;
  }
}
