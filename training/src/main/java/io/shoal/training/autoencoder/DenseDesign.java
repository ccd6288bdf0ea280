package io.shoal.training.autoencoder;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Dense layers that mirror each other, with an ELU between them. */
record DenseDesign() implements NetworkDesign {
  @Override
  public Set<String> decided() {
    return Set.of();
  }

  @Override
  public ComputationGraph build(TrainerOptions options, int outputs) {
    return AutoencoderGraph.build(options, outputs);
  }

  @Override
  public void teachHead(
      ComputationGraph graph, TrainerOptions options, Examples training, Examples validation) {
    new HeadTrainer(options).train(graph, training, validation);
  }

  @Override
  public FinishedNetwork finish(
      ComputationGraph graph, TrainerOptions options, Whitening whitening, List<Example> rows)
      throws IOException {
    return new NetworkCompiler(options, whitening).compile(graph, rows);
  }
}
