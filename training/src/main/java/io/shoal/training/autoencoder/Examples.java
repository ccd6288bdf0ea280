package io.shoal.training.autoencoder;

import io.shoal.training.history.Outcome;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Rows as DL4J takes them: whitened input; as targets the whitened values, and the outcome. A row
 * from which a head does not learn has the weight 0 there, and the others weigh the more, so that
 * the weight of a head does not depend on how many rows teach it.
 */
final class Examples {
  private final List<Example> all;
  private final Whitening whitening;
  private final float rebuilt;
  private final float judged;

  Examples(List<Example> all, Whitening whitening) {
    this.all = all;
    this.whitening = whitening;
    rebuilt = weight(all.stream().filter(Example::rebuilt).count());
    judged = weight(all.stream().filter(example -> example.outcome().isKnown()).count());
  }

  private float weight(long teaching) {
    return teaching == 0 ? 0 : (float) all.size() / teaching;
  }

  int size() {
    return all.size();
  }

  int outputs() {
    return all.get(0).input().length / 2;
  }

  Example get(int row) {
    return all.get(row);
  }

  /**
   * Some rows.
   *
   * @param hide share of the features that are hidden from the encoder
   */
  MultiDataSet batch(int[] rows, double hide, SplittableRandom random) {
    float[][] inputs = new float[rows.length][];
    float[][] targets = new float[rows.length][];
    float[][] outcomes = new float[rows.length][1];
    float[][] rebuilding = new float[rows.length][1];
    float[][] judging = new float[rows.length][1];
    int outputs = outputs();
    for (int i = 0; i < rows.length; i++) {
      Example example = all.get(rows[i]);
      inputs[i] = example.input().clone();
      targets[i] = whitening.apply(inputs[i]);
      hide(inputs[i], hide, random);
      System.arraycopy(whitening.apply(inputs[i]), 0, inputs[i], 0, outputs);
      outcomes[i][0] = example.outcome() == Outcome.CONVERTED ? 1 : 0;
      rebuilding[i][0] = example.rebuilt() ? rebuilt : 0;
      judging[i][0] = example.outcome().isKnown() ? judged : 0;
    }
    return new MultiDataSet(
        new INDArray[] {Nd4j.createFromArray(inputs)},
        new INDArray[] {Nd4j.createFromArray(targets), Nd4j.createFromArray(outcomes)},
        null,
        new INDArray[] {Nd4j.createFromArray(rebuilding), Nd4j.createFromArray(judging)});
  }

  private static void hide(float[] input, double share, SplittableRandom random) {
    int outputs = input.length / 2;
    for (int f = 0; f < outputs; f++) {
      if (random.nextDouble() < share) {
        input[f] = 0;
        input[outputs + f] = 0;
      }
    }
  }

  /** All rows, nothing hidden. */
  INDArray inputs() {
    float[][] inputs = new float[all.size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = all.get(i).input().clone();
      System.arraycopy(whitening.apply(inputs[i]), 0, inputs[i], 0, outputs());
    }
    return Nd4j.createFromArray(inputs);
  }

  /** Mean squared error of whitened values over the rows from which the decoder learns. */
  double reconstructionError(float[][] output) {
    double sum = 0;
    long rows = 0;
    for (int i = 0; i < output.length; i++) {
      if (all.get(i).rebuilt()) {
        float[] target = whitening.apply(all.get(i).input());
        for (int f = 0; f < target.length; f++) {
          double error = output[i][f] - target[f];
          sum += error * error / target.length;
        }
        rows++;
      }
    }
    return rows == 0 ? 0 : sum / rows;
  }

  /** Mean log loss of scores, in nats, over the rows whose outcome is known. */
  double logLoss(float[][] scores) {
    double sum = 0;
    long rows = 0;
    for (int i = 0; i < scores.length; i++) {
      if (all.get(i).outcome().isKnown()) {
        double score = Math.min(1 - 1e-6, Math.max(1e-6, scores[i][0]));
        sum -= Math.log(all.get(i).outcome() == Outcome.CONVERTED ? score : 1 - score);
        rows++;
      }
    }
    return rows == 0 ? 0 : sum / rows;
  }
}
