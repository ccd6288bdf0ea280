package io.shoal.training.autoencoder;

import io.shoal.bundle.GoldenVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What DL4J itself says of some rows. */
final class GoldenRows {
  private static final int GOLDEN = 32;

  private GoldenRows() {}

  /**
   * @param graph that takes scaled values
   */
  static List<GoldenVector> of(ComputationGraph graph, List<Example> rows) {
    List<GoldenVector> golden = new ArrayList<>();
    for (int i = 0; i < Math.min(GOLDEN, rows.size()); i++) {
      float[] input = rows.get((int) ((long) i * rows.size() / GOLDEN) % rows.size()).input();
      Map<String, INDArray> layers =
          graph.feedForward(Nd4j.createFromArray(new float[][] {input}), false);
      golden.add(
          new GoldenVector(
              input,
              layers.get(AutoencoderGraph.EMBEDDING).toFloatVector(),
              layers.get(AutoencoderGraph.CONVERSION).getFloat(0)));
    }
    return golden;
  }
}
