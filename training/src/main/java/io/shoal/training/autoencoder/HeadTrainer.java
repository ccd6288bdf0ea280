package io.shoal.training.autoencoder;

import io.shoal.event.UserHash;
import io.shoal.training.history.Outcome;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * Fits the conversion head to embeddings that no longer move. While both heads learn, the best
 * epoch of the one is not that of the other, and with a lambda of 0 the head learns nothing at all.
 */
final class HeadTrainer {
  private final TrainerOptions options;

  HeadTrainer(TrainerOptions options) {
    this.options = options;
  }

  /** Replaces the weights of the graph's head, where there are conversions to learn from. */
  void train(ComputationGraph graph, Examples training, Examples validation) {
    int[] rows = HeadEpochs.rows(training);
    if (rows.length == 0) {
      return;
    }
    float[][] embeddings = embeddings(graph, training);
    INDArray held = Nd4j.createFromArray(embeddings(graph, validation));
    MultiLayerNetwork head = head();
    SplittableRandom random = new SplittableRandom(UserHash.mix(~options.seed()));
    HeadEpochs.run(
        head,
        () -> epoch(head, embeddings, training, rows, random),
        () -> validation.logLoss(head.output(held).toFloatMatrix()));
    copy(head, 0, graph, AutoencoderGraph.JUDGE);
    copy(head, 1, graph, AutoencoderGraph.CONVERSION);
  }

  private static float[][] embeddings(ComputationGraph graph, Examples rows) {
    return graph.feedForward(rows.inputs(), false).get(AutoencoderGraph.EMBEDDING).toFloatMatrix();
  }

  private MultiLayerNetwork head() {
    MultiLayerNetwork head =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(options.seed())
                .updater(new Adam(options.learningRate()))
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(options.bottleneck())
                        .nOut(options.head())
                        .activation(Activation.ELU)
                        .build())
                .layer(
                    new OutputLayer.Builder(new LossBinaryXENT())
                        .nIn(options.head())
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
    head.init();
    return head;
  }

  private void epoch(
      MultiLayerNetwork head,
      float[][] embeddings,
      Examples examples,
      int[] rows,
      SplittableRandom random) {
    int[] order = AutoencoderTrainer.shuffled(rows.length, random);
    for (int from = 0; from < order.length; from += options.batch()) {
      int to = Math.min(order.length, from + options.batch());
      int[] batch = Arrays.stream(order, from, to).map(i -> rows[i]).toArray();
      float[][] inputs = Arrays.stream(batch).mapToObj(i -> embeddings[i]).toArray(float[][]::new);
      float[][] outcomes =
          Arrays.stream(batch)
              .mapToObj(i -> new float[] {examples.get(i).outcome() == Outcome.CONVERTED ? 1 : 0})
              .toArray(float[][]::new);
      head.fit(new DataSet(Nd4j.createFromArray(inputs), Nd4j.createFromArray(outcomes)));
    }
  }

  private static void copy(MultiLayerNetwork head, int layer, ComputationGraph graph, String name) {
    for (String parameter : new String[] {"W", "b"}) {
      graph.getLayer(name).getParam(parameter).assign(head.getLayer(layer).getParam(parameter));
    }
  }
}
