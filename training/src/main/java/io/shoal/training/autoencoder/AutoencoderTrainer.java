package io.shoal.training.autoencoder;

import io.shoal.event.UserHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A denoising autoencoder (Vincent et al. 2008) in DL4J: whole features are hidden from the
 * encoder, and the decoder is asked for all. A tanh bottleneck bounds embeddings, and from it a
 * second head foretells conversions, so that users who are alike and convert alike lie together. It
 * learns on values that are {@link Whitening whitened} by the fluctuation of users themselves; the
 * map then becomes a part of the network, so that it takes and gives scaled values.
 *
 * <p>Training stops when the error on validation rows has not fallen for some epochs; the best
 * weights are kept. The conversion head is then taught once more, alone, for the embedding as it
 * is. The same rows and seed give the same bits on one thread, to which DL4J is held by
 * OMP_NUM_THREADS=1.
 */
final class AutoencoderTrainer {
  private final NetworkDesign design;
  private final TrainerOptions options;
  private final Whitening whitening;

  AutoencoderTrainer(NetworkDesign design, TrainerOptions options, Whitening whitening) {
    this.design = design;
    this.options = options;
    this.whitening = whitening;
  }

  /**
   * Trains.
   *
   * @param training rows to learn from
   * @param validation rows by which training is stopped
   * @param progress is told each epoch that is done
   */
  TrainedNetwork train(List<Example> training, List<Example> validation, IntConsumer progress)
      throws IOException {
    if (training.isEmpty() || validation.isEmpty()) {
      throw new IllegalArgumentException(
          "there are too few rows to train: give more history, or more users");
    }
    Examples learnt = new Examples(training, whitening);
    Examples held = new Examples(validation, whitening);
    ComputationGraph graph = design.build(options, learnt.outputs());
    SplittableRandom random = new SplittableRandom(UserHash.mix(options.seed()));
    INDArray heldInputs = held.inputs();
    List<Epoch> curve = new ArrayList<>();
    double best = Double.MAX_VALUE;
    double bestLoss = 0;
    INDArray bestWeights = graph.params().dup();
    int since = 0;
    for (int done = 0; done < options.epochs() && since < options.patience(); done++) {
      double loss = epoch(graph, learnt, random);
      Epoch epoch = judge(graph, held, heldInputs, loss);
      curve.add(epoch);
      since++;
      if (epoch.error(options.lambda()) < best * 0.999) {
        best = epoch.error(options.lambda());
        bestLoss = loss;
        bestWeights = graph.params().dup();
        since = 0;
      }
      progress.accept(done + 1);
    }
    if (best == Double.MAX_VALUE) {
      throw new IllegalArgumentException(
          "training gave no number in any epoch: take a lower learning rate, or look at the updater"
              + " and the layers of --graph");
    }
    graph.setParams(bestWeights);
    design.teachHead(graph, options, learnt, held);
    Epoch kept = judge(graph, held, heldInputs, bestLoss);
    FinishedNetwork finished = design.finish(graph, options, whitening, validation);
    return new TrainedNetwork(finished.network(), finished.zip(), finished.golden(), curve, kept);
  }

  private static Epoch judge(ComputationGraph graph, Examples held, INDArray inputs, double loss) {
    INDArray[] outputs = graph.output(inputs);
    return new Epoch(
        loss,
        held.reconstructionError(outputs[0].toFloatMatrix()),
        held.logLoss(outputs[1].toFloatMatrix()));
  }

  private double epoch(ComputationGraph graph, Examples rows, SplittableRandom random) {
    int[] order = shuffled(rows.size(), random);
    double loss = 0;
    for (int from = 0; from < order.length; from += options.batch()) {
      int to = Math.min(order.length, from + options.batch());
      graph.fit(rows.batch(Arrays.copyOfRange(order, from, to), options.hide(), random));
      loss += graph.score() * (to - from) / order.length;
    }
    return loss;
  }

  /** The numbers below n in a random order. */
  static int[] shuffled(int n, SplittableRandom random) {
    int[] order = IntStream.range(0, n).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }
}
