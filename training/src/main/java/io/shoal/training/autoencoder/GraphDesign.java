package io.shoal.training.autoencoder;

import io.shoal.dl4j.NetworkContract;
import io.shoal.embedding.ArchivedNetwork;
import io.shoal.embedding.Network;
import io.shoal.embedding.ServedNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * A network of anybody's making: a graph of DL4J that keeps the {@link NetworkContract}. Layers,
 * updater, regularisation and drop-out are the graph's; its losses, and how it is taught, are those
 * of every model. It is compiled if it can be.
 */
public final class GraphDesign implements NetworkDesign {
  private final String configuration;

  /**
   * @param configuration of a computation graph, as {@code toJson()} of DL4J gives it, checked
   */
  GraphDesign(String configuration) {
    this.configuration = configuration;
  }

  @Override
  public Set<String> decided() {
    return GIVEN_BY_GRAPH;
  }

  @Override
  public ComputationGraph build(TrainerOptions options, int outputs) {
    ComputationGraphConfiguration graph = ComputationGraphConfiguration.fromJson(configuration);
    NetworkContract contract = NetworkContract.of(graph);
    requireWidth("input", contract.inputs(), 2 * outputs);
    requireWidth(NetworkContract.OUTPUT, contract.outputs(), outputs);
    OutputLayer output = (OutputLayer) layer(graph, NetworkContract.OUTPUT);
    output.setNOut(outputs);
    output.setLossFn(new LossMSE());
    OutputLayer conversion = (OutputLayer) layer(graph, NetworkContract.CONVERSION);
    float[] lambda = {(float) options.lambda()};
    conversion.setLossFn(new LossBinaryXENT(Nd4j.createFromArray(lambda)));
    graph.getDefaultConfiguration().setSeed(options.seed());
    for (GraphVertex vertex : graph.getVertices().values()) {
      if (vertex instanceof LayerVertex layer) {
        layer.getLayerConf().setSeed(options.seed());
      }
    }
    graph.addPreProcessors(true, true, InputType.feedForward(2L * outputs));
    ComputationGraph built = new ComputationGraph(graph);
    built.init();
    return built;
  }

  private static void requireWidth(String what, int has, int needed) {
    if (has != 0 && has != needed) {
      throw new IllegalArgumentException(
          "the graph has an "
              + what
              + " of width "
              + has
              + ", and the features need "
              + needed
              + ": write 0 there, or leave it out");
    }
  }

  private static FeedForwardLayer layer(ComputationGraphConfiguration graph, String name) {
    return (FeedForwardLayer)
        ((LayerVertex) graph.getVertices().get(name)).getLayerConf().getLayer();
  }

  @Override
  public void teachHead(
      ComputationGraph graph, TrainerOptions options, Examples training, Examples validation) {
    new FrozenHeadTrainer(options).train(graph, training, validation);
  }

  @Override
  public FinishedNetwork finish(
      ComputationGraph graph, TrainerOptions options, Whitening whitening, List<Example> rows)
      throws IOException {
    ComputationGraph whole = new WhiteningLayer(whitening).before(graph);
    NetworkCompiler.foldOutput(whole, whitening);
    byte[] zip = NetworkArchive.of(whole);
    Optional<Network> compiled = new DenseChain(whole).compiled();
    ServedNetwork served = compiled.isPresent() ? compiled.get() : ArchivedNetwork.of(zip);
    return new FinishedNetwork(served, zip, GoldenRows.of(whole, rows));
  }
}
