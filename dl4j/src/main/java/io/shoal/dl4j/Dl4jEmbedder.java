package io.shoal.dl4j;

import io.shoal.bundle.NetworkZip;
import io.shoal.embedding.UserEmbedder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Any DL4J graph with one input, a vertex {@code embedding} and the outputs {@code output} and
 * {@code conversion}, run by DL4J itself: the reference of {@link
 * io.shoal.embedding.CompiledEmbedder}, and the way to serve what does not compile. It costs some
 * 200 times as much for one user alone, so whoever can should embed batches.
 *
 * <p>Not thread-safe, and its memory lies outside the heap: bound it with {@code
 * org.bytedeco.javacpp.maxphysicalbytes}.
 */
public final class Dl4jEmbedder implements UserEmbedder {
  private static final String EMBEDDING = "embedding";
  private static final String OUTPUT = "output";
  private static final String CONVERSION = "conversion";

  private final ComputationGraph graph;
  private final int inputs;
  private final int dimensions;
  private float[] output = {};
  private float conversion;

  /**
   * @param networkZip the network as DL4J stores it; its digest must have been checked
   * @throws IOException that says what is wrong with it
   */
  public Dl4jEmbedder(byte[] networkZip) throws IOException {
    NetworkZip.require(networkZip);
    try {
      graph = ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(networkZip), false);
      // A file that has been cut short shows as one of many kinds of runtime exception.
    } catch (IOException | RuntimeException e) {
      throw new IOException("network.zip is no network that DL4J can read: " + e.getMessage(), e);
    }
    if (graph.getNumInputArrays() != 1
        || graph.getVertex(EMBEDDING) == null
        || graph.getVertex(OUTPUT) == null
        || graph.getVertex(CONVERSION) == null) {
      throw new IOException(
          "network.zip must have one input, a vertex 'embedding' and the outputs 'output' and"
              + " 'conversion'");
    }
    inputs = (int) graph.layerInputSize(0);
    dimensions = (int) graph.layerSize(EMBEDDING);
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public void embed(float[] input, short[] embedding) {
    float[][] one = encode(new float[][] {input});
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = UserEmbedder.onGrid(one[0][i]);
    }
  }

  /**
   * Embeddings before the grid, one row for each row of inputs. The last row is the one whose
   * reconstruction error and conversion score can be asked for.
   */
  public float[][] encode(float[][] rows) {
    try (INDArray batch = Nd4j.createFromArray(rows)) {
      Map<String, INDArray> activations = graph.feedForward(batch, false);
      INDArray decoded = activations.get(OUTPUT);
      output = decoded.getRow(decoded.rows() - 1).toFloatVector();
      conversion = activations.get(CONVERSION).getFloat(decoded.rows() - 1);
      return activations.get(EMBEDDING).toFloatMatrix();
    }
  }

  @Override
  public double reconstructionError(float[] input) {
    return UserEmbedder.reconstructionError(input, output);
  }

  @Override
  public float conversionScore() {
    return conversion;
  }
}
