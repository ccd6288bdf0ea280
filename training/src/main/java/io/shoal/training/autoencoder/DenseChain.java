package io.shoal.training.autoencoder;

import io.shoal.dl4j.NetworkContract;
import io.shoal.embedding.DenseLayer;
import io.shoal.embedding.DenseLayer.Activation;
import io.shoal.embedding.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** A graph as stacks of dense layers, if it is no more than that. */
final class DenseChain {
  private final ComputationGraph graph;

  DenseChain(ComputationGraph graph) {
    this.graph = graph;
  }

  /** The compiled network; empty where the graph holds what does not compile. */
  Optional<Network> compiled() {
    String input = graph.getConfiguration().getNetworkInputs().get(0);
    Optional<List<DenseLayer>> encoder = layers(NetworkContract.EMBEDDING, input);
    Optional<List<DenseLayer>> decoder = layers(NetworkContract.OUTPUT, NetworkContract.EMBEDDING);
    Optional<List<DenseLayer>> head = layers(NetworkContract.CONVERSION, NetworkContract.EMBEDDING);
    return encoder.isEmpty() || decoder.isEmpty() || head.isEmpty()
        ? Optional.empty()
        : Optional.of(new Network(encoder.get(), decoder.get(), head.get()));
  }

  /** The layers from one, exclusive, up to another. */
  private Optional<List<DenseLayer>> layers(String to, String from) {
    List<DenseLayer> layers = new ArrayList<>();
    for (String name = to; !name.equals(from); ) {
      List<String> below = graph.getConfiguration().getVertexInputs().get(name);
      Optional<Activation> activation =
          activation(graph.getConfiguration().getVertices().get(name));
      if (activation.isEmpty() || below.size() != 1) {
        return Optional.empty();
      }
      layers.add(NetworkCompiler.layer(graph, name, activation.get()));
      name = below.get(0);
    }
    Collections.reverse(layers);
    return Optional.of(layers);
  }

  private static Optional<Activation> activation(GraphVertex vertex) {
    if (!(vertex instanceof LayerVertex layer) || layer.getPreProcessor() != null) {
      return Optional.empty();
    }
    Layer kind = layer.getLayerConf().getLayer();
    boolean dense =
        kind instanceof OutputLayer output
            ? output.hasBias()
            : kind instanceof org.deeplearning4j.nn.conf.layers.DenseLayer plain
                && plain.hasBias()
                && !plain.hasLayerNorm();
    return dense ? activation(((BaseLayer) kind).getActivationFn()) : Optional.empty();
  }

  private static Optional<Activation> activation(IActivation function) {
    if (function instanceof ActivationIdentity) {
      return Optional.of(Activation.IDENTITY);
    }
    if (function instanceof ActivationTanH) {
      return Optional.of(Activation.TANH);
    }
    if (function instanceof ActivationSigmoid) {
      return Optional.of(Activation.SIGMOID);
    }
    return function instanceof ActivationELU elu && elu.getAlpha() == 1
        ? Optional.of(Activation.ELU)
        : Optional.empty();
  }
}
