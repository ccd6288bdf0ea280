package io.shoal.training.autoencoder;

import io.shoal.training.history.Outcome;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The epochs in which a conversion head learns: until the loss on held-out users falls no more. */
final class HeadEpochs {
  private static final int MOST = 60;
  private static final int PATIENCE = 5;
  private static final int LEAST_CONVERSIONS = 10;

  /** Of the best loss, above which a lower one is no better. */
  private static final double LOWER = 0.9999;

  private HeadEpochs() {}

  /** The rows with a known outcome; none where too few have converted to learn from. */
  static int[] rows(Examples examples) {
    long conversions =
        IntStream.range(0, examples.size())
            .filter(i -> examples.get(i).outcome() == Outcome.CONVERTED)
            .count();
    return conversions < LEAST_CONVERSIONS
        ? new int[0]
        : IntStream.range(0, examples.size())
            .filter(i -> examples.get(i).outcome().isKnown())
            .toArray();
  }

  /**
   * Runs epochs, and leaves the head with the weights of the best.
   *
   * @param epoch fits the head to all rows once
   * @param loss of held-out users, after an epoch
   */
  static void run(Model head, Runnable epoch, DoubleSupplier loss) {
    double best = Double.MAX_VALUE;
    INDArray bestWeights = head.params().dup();
    int since = 0;
    for (int i = 0; i < MOST && since < PATIENCE; i++) {
      epoch.run();
      double now = loss.getAsDouble();
      since++;
      if (now < best * LOWER) {
        best = now;
        bestWeights = head.params().dup();
        since = 0;
      }
    }
    head.setParams(bestWeights);
  }
}
