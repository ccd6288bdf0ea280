package io.shoal.training.autoencoder;

import io.shoal.bundle.GoldenVector;
import io.shoal.embedding.DenseLayer;
import io.shoal.embedding.DenseLayer.Activation;
import io.shoal.embedding.Network;
import io.shoal.event.UserHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A denoising autoencoder (Vincent et al. 2008) in DL4J: whole features are hidden from the
 * encoder, and the decoder is asked for all. A tanh bottleneck bounds embeddings. It learns on
 * values that are {@link Whitening whitened} by the fluctuation of users themselves; the map is
 * then folded into the first and the last layer, so that the network takes and gives scaled values.
 *
 * <p>Training stops when the error on validation rows, the newest, has not fallen for some epochs;
 * the best weights are kept. The same rows and seed give the same bits on one thread, to which DL4J
 * is held by OMP_NUM_THREADS=1.
 */
final class AutoencoderTrainer {
  private static final int GOLDEN = 32;

  private final TrainerOptions options;
  private final Whitening whitening;

  AutoencoderTrainer(TrainerOptions options, Whitening whitening) {
    this.options = options;
    this.whitening = whitening;
  }

  /**
   * Trains.
   *
   * @param training inputs: scaled values and mask, 2F wide
   * @param validation the same, of a later time
   * @param progress is told each epoch that is done
   */
  TrainedNetwork train(float[][] training, float[][] validation, IntConsumer progress)
      throws IOException {
    if (training.length == 0 || validation.length == 0) {
      throw new IllegalArgumentException(
          "there are too few rows to train: give more history, or more users");
    }
    int outputs = training[0].length / 2;
    ComputationGraph graph = graph(outputs);
    SplittableRandom random = new SplittableRandom(UserHash.mix(options.seed()));
    DataSet held = batch(validation, range(validation.length), outputs, null);
    List<Double> curve = new ArrayList<>();
    double best = Double.MAX_VALUE;
    INDArray bestWeights = graph.params().dup();
    int since = 0;
    for (int epoch = 0; epoch < options.epochs() && since < options.patience(); epoch++) {
      epoch(graph, training, outputs, random);
      double error = graph.score(held);
      curve.add(error);
      since++;
      if (error < best * 0.999) {
        best = error;
        bestWeights = graph.params().dup();
        since = 0;
      }
      progress.accept(epoch + 1);
    }
    graph.setParams(bestWeights);
    fold(graph);
    return new TrainedNetwork(
        compile(graph), NetworkArchive.of(graph), golden(graph, validation), curve);
  }

  private ComputationGraph graph(int outputs) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(options.seed())
            .updater(new Adam(options.learningRate()))
            .weightInit(WeightInit.XAVIER)
            .graphBuilder()
            .addInputs("input");
    String below = "input";
    int width = 2 * outputs;
    int[] hidden = options.hidden();
    for (int i = 0; i < hidden.length; i++) {
      below = dense(builder, "encoder" + i, below, width, hidden[i], "ELU");
      width = hidden[i];
    }
    below = dense(builder, "embedding", below, width, options.bottleneck(), "TANH");
    width = options.bottleneck();
    for (int i = hidden.length - 1; i >= 0; i--) {
      below = dense(builder, "decoder" + i, below, width, hidden[i], "ELU");
      width = hidden[i];
    }
    builder.addLayer(
        "output",
        new org.deeplearning4j.nn.conf.layers.OutputLayer.Builder(LossFunction.MSE)
            .nIn(width)
            .nOut(outputs)
            .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
            .build(),
        below);
    ComputationGraph graph = new ComputationGraph(builder.setOutputs("output").build());
    graph.init();
    return graph;
  }

  private static String dense(
      GraphBuilder builder, String name, String below, int in, int out, String activation) {
    builder.addLayer(
        name,
        new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
            .nIn(in)
            .nOut(out)
            .activation(org.nd4j.linalg.activations.Activation.valueOf(activation))
            .build(),
        below);
    return name;
  }

  private void epoch(ComputationGraph graph, float[][] rows, int outputs, SplittableRandom random) {
    int[] order = range(rows.length);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    for (int from = 0; from < order.length; from += options.batch()) {
      int to = Math.min(order.length, from + options.batch());
      graph.fit(batch(rows, java.util.Arrays.copyOfRange(order, from, to), outputs, random));
    }
  }

  /** Puts the map before the first layer and its inverse behind the last, in their weights. */
  private void fold(ComputationGraph graph) {
    int features = whitening.forward().length;
    String first = options.hidden().length > 0 ? "encoder0" : "embedding";
    INDArray taken = graph.getLayer(first).getParam("W");
    INDArray values = taken.get(NDArrayIndex.interval(0, features), NDArrayIndex.all());
    values.assign(Nd4j.createFromArray(whitening.forward()).mmul(values.dup()));
    INDArray given = graph.getLayer("output").getParam("W");
    INDArray bias = graph.getLayer("output").getParam("b");
    INDArray backward = Nd4j.createFromArray(whitening.backward());
    given.assign(given.dup().mmul(backward));
    bias.assign(bias.dup().reshape(1, features).mmul(backward).reshape(bias.shape()));
  }

  /** Rows as DL4J takes them; with a source of randomness, features are hidden. */
  private DataSet batch(float[][] rows, int[] which, int outputs, SplittableRandom random) {
    float[][] inputs = new float[which.length][];
    float[][] targets = new float[which.length][];
    for (int i = 0; i < which.length; i++) {
      inputs[i] = rows[which[i]].clone();
      targets[i] = whitening.apply(inputs[i]);
      for (int f = 0; random != null && f < outputs; f++) {
        if (random.nextDouble() < options.hide()) {
          inputs[i][f] = 0;
          inputs[i][outputs + f] = 0;
        }
      }
      System.arraycopy(whitening.apply(inputs[i]), 0, inputs[i], 0, outputs);
    }
    return new DataSet(Nd4j.createFromArray(inputs), Nd4j.createFromArray(targets));
  }

  private static int[] range(int n) {
    return java.util.stream.IntStream.range(0, n).toArray();
  }

  private Network compile(ComputationGraph graph) {
    List<DenseLayer> encoder = new ArrayList<>();
    List<DenseLayer> decoder = new ArrayList<>();
    int hidden = options.hidden().length;
    for (int i = 0; i < hidden; i++) {
      encoder.add(layer(graph, "encoder" + i, Activation.ELU));
      decoder.add(layer(graph, "decoder" + (hidden - 1 - i), Activation.ELU));
    }
    encoder.add(layer(graph, "embedding", Activation.TANH));
    decoder.add(layer(graph, "output", Activation.IDENTITY));
    return new Network(encoder, decoder);
  }

  private static DenseLayer layer(ComputationGraph graph, String name, Activation activation) {
    // DL4J keeps parameters in column order.
    INDArray weights = graph.getLayer(name).getParam("W").dup('c');
    INDArray bias = graph.getLayer(name).getParam("b").dup('c');
    return new DenseLayer(weights.toFloatMatrix(), bias.toFloatVector(), activation);
  }

  private static List<GoldenVector> golden(ComputationGraph graph, float[][] rows) {
    List<GoldenVector> golden = new ArrayList<>();
    for (int i = 0; i < Math.min(GOLDEN, rows.length); i++) {
      float[] input = rows[(int) ((long) i * rows.length / GOLDEN) % rows.length];
      INDArray batch = Nd4j.createFromArray(new float[][] {input});
      float[] embedding = graph.feedForward(batch, false).get("embedding").toFloatVector();
      golden.add(new GoldenVector(input, embedding));
    }
    return golden;
  }
}
