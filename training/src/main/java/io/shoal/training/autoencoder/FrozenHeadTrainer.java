package io.shoal.training.autoencoder;

import io.shoal.dl4j.NetworkContract;
import io.shoal.event.UserHash;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * Fits the conversion head of any graph while everything that embedding and reconstruction hang on
 * is frozen: what {@link HeadTrainer} does for dense layers, at the price of running the encoder
 * along.
 */
final class FrozenHeadTrainer {
  private final TrainerOptions options;

  FrozenHeadTrainer(TrainerOptions options) {
    this.options = options;
  }

  /** Replaces the weights of the graph's head, where there are conversions to learn from. */
  void train(ComputationGraph graph, Examples training, Examples validation) {
    int[] rows = HeadEpochs.rows(training);
    if (rows.length == 0) {
      return;
    }
    ComputationGraph head = frozen(graph);
    INDArray held = validation.inputs();
    SplittableRandom random = new SplittableRandom(UserHash.mix(~options.seed()));
    HeadEpochs.run(
        head,
        () -> epoch(head, training, rows, random),
        () -> validation.logLoss(head.output(held)[1].toFloatMatrix()));
    copy(head, graph);
  }

  private void epoch(
      ComputationGraph head, Examples training, int[] rows, SplittableRandom random) {
    int[] order = AutoencoderTrainer.shuffled(rows.length, random);
    for (int from = 0; from < order.length; from += options.batch()) {
      int to = Math.min(order.length, from + options.batch());
      int[] batch = Arrays.stream(order, from, to).map(i -> rows[i]).toArray();
      head.fit(training.batch(batch, 0, random));
    }
  }

  private static ComputationGraph frozen(ComputationGraph graph) {
    List<String> decoder = graph.getConfiguration().getVertexInputs().get(NetworkContract.OUTPUT);
    String[] still =
        Stream.concat(Stream.of(NetworkContract.EMBEDDING), decoder.stream())
            .toArray(String[]::new);
    ComputationGraph head =
        new TransferLearning.GraphBuilder(graph).setFeatureExtractor(still).build();
    // Its weight among the losses counts no more: with a lambda of 0 nothing would be learnt.
    ((OutputLayer) head.getLayer(NetworkContract.CONVERSION).conf().getLayer())
        .setLossFn(new LossBinaryXENT());
    return head;
  }

  private static void copy(ComputationGraph head, ComputationGraph graph) {
    for (var layer : head.getLayers()) {
      String name = layer.conf().getLayer().getLayerName();
      boolean learnt =
          !(layer instanceof FrozenLayer)
              && !name.equals(NetworkContract.OUTPUT)
              && layer.numParams() > 0;
      if (learnt) {
        layer
            .paramTable()
            .forEach((key, values) -> graph.getLayer(name).getParam(key).assign(values));
      }
    }
  }
}
