package io.shoal.dl4j;

import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.StoredNetwork;
import io.shoal.embedding.UserEmbedder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A DL4J graph that keeps the {@link NetworkContract}, run by DL4J itself: the reference of {@link
 * io.shoal.embedding.CompiledEmbedder}, and the way to serve what does not compile.
 *
 * <p>It always runs the same number of rows, filled up with zeros, for last bits of a matrix
 * product hang on its shape: a user's would on how many others were there. They may hang on a row's
 * place too, since kernels work in tiles; so the number is the largest at which they do not, on
 * this processor, which is looked up when a network is opened.
 */
public final class Dl4jEmbedder implements UserEmbedder {
  /**
   * Rows of a run, the best first. Sixteen are one tile of OpenBLAS; one has no other beside it.
   */
  private static final int[] SIZES = {16, 8, 4, 1};

  private static final List<String> ASKED =
      List.of(NetworkContract.EMBEDDING, NetworkContract.OUTPUT, NetworkContract.CONVERSION);

  private final ComputationGraph graph;
  private final NetworkContract shape;
  private float[][] batch = {};
  private NetworkOutput last;

  /**
   * @throws IOException that says what is wrong with the network
   */
  public Dl4jEmbedder(StoredNetwork network) throws IOException {
    SingleThread.pin();
    // What is not a network shows as one of many kinds of runtime exception.
    try {
      ComputationGraphConfiguration configuration =
          ComputationGraphConfiguration.fromJson(network.configuration());
      shape = NetworkContract.of(configuration);
      graph = new ComputationGraph(configuration);
      graph.init(Nd4j.create(network.weights(), new long[] {1, network.weights().length}), false);
    } catch (RuntimeException e) {
      throw new IOException("network.zip is no network that DL4J can run: " + e.getMessage(), e);
    }
    for (int i = 0; i < SIZES.length && (i == 0 || !rowsAreApart()); i++) {
      batch = new float[SIZES[i]][shape.inputs()];
    }
  }

  /** Whether a row gets the same bits alone and among others, wherever it stands. */
  private boolean rowsAreApart() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] rows = new float[batch.length][shape.inputs()];
    NetworkOutput[] alone = new NetworkOutput[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < shape.inputs(); j++) {
        rows[i][j] = (float) (2 * random.nextDouble() - 1);
      }
      alone[i] = run(new float[][] {rows[i]})[0];
    }
    for (int shift = 0; shift < rows.length; shift++) {
      Collections.rotate(Arrays.asList(rows), 1);
      Collections.rotate(Arrays.asList(alone), 1);
      NetworkOutput[] among = run(rows);
      for (int i = 0; i < rows.length; i++) {
        if (!among[i].sameBits(alone[i])) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public int inputs() {
    return shape.inputs();
  }

  @Override
  public int dimensions() {
    return shape.dimensions();
  }

  @Override
  public int outputs() {
    return shape.outputs();
  }

  @Override
  public int batch() {
    return batch.length;
  }

  @Override
  public NetworkOutput[] run(float[][] inputs) {
    NetworkOutput[] all = new NetworkOutput[inputs.length];
    for (int from = 0; from < inputs.length; from += batch.length) {
      int rows = Math.min(batch.length, inputs.length - from);
      for (int i = 0; i < batch.length; i++) {
        if (i < rows) {
          System.arraycopy(inputs[from + i], 0, batch[i], 0, batch[i].length);
        } else {
          Arrays.fill(batch[i], 0);
        }
      }
      runBatch(all, from, rows);
    }
    return all;
  }

  private void runBatch(NetworkOutput[] all, int from, int rows) {
    try (INDArray rowsOf = Nd4j.createFromArray(batch)) {
      INDArray[] given = graph.output(ASKED, false, new INDArray[] {rowsOf}, null);
      float[][] embeddings = floats(given[0]);
      float[][] reconstructions = floats(given[1]);
      float[][] scores = floats(given[2]);
      for (int i = 0; i < rows; i++) {
        all[from + i] =
            new NetworkOutput(
                finite(embeddings[i]), finite(reconstructions[i]), finite(scores[i])[0]);
      }
    }
  }

  /** The numbers of an array, whose memory is given back at once and not when heap is collected. */
  private static float[][] floats(INDArray array) {
    float[][] values = array.toFloatMatrix();
    if (array.closeable()) {
      array.close();
    }
    return values;
  }

  /** A layer may divide by the spread of what does not vary; that is nothing to place a user by. */
  private static float[] finite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isFinite(values[i]) ? values[i] : 0;
    }
    return values;
  }

  @Override
  public void embed(float[] input, short[] embedding) {
    last = run(new float[][] {input})[0];
    UserEmbedder.onGrid(last.embedding(), embedding);
  }

  @Override
  public double reconstructionError(float[] input) {
    return UserEmbedder.reconstructionError(input, last.reconstruction());
  }

  @Override
  public float conversionScore() {
    return last.conversionScore();
  }

  @Override
  public void close() {
    graph.close();
  }
}
