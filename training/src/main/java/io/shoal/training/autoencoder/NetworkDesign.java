package io.shoal.training.autoencoder;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** What network is to be trained: its shape, how its head is taught, and what comes of it. */
public sealed interface NetworkDesign permits DenseDesign, GraphDesign {
  /** Hyper-parameters that decide on shape and updater where no graph does. */
  Set<String> GIVEN_BY_GRAPH = Set.of("hidden", "bottleneck", "head", "learning-rate");

  /** Dense layers, as many and as wide as the hyper-parameters say. It compiles. */
  static NetworkDesign standard() {
    return new DenseDesign();
  }

  /** Hyper-parameters that the design has decided already. */
  Set<String> decided();

  /**
   * A new network.
   *
   * @param outputs feature outputs, F: it takes twice as many inputs
   * @throws IllegalArgumentException where it cannot have so many
   */
  ComputationGraph build(TrainerOptions options, int outputs);

  /** Teaches the conversion head once more, to embeddings that no longer move. */
  void teachHead(
      ComputationGraph graph, TrainerOptions options, Examples training, Examples validation);

  /**
   * Makes what was trained on whitened values take and give scaled ones.
   *
   * @param graph may be changed
   * @param rows of which golden vectors are made
   */
  FinishedNetwork finish(
      ComputationGraph graph, TrainerOptions options, Whitening whitening, List<Example> rows)
      throws IOException;
}
