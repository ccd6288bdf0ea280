package io.shoal.embedding;

import java.util.Objects;

/**
 * One dense layer: {@code y = activation(x W + b)}.
 *
 * @param weights one row for each input, of as many numbers as the layer has units
 * @param bias one for each unit
 * @param activation of the units
 */
public record DenseLayer(float[][] weights, float[] bias, Activation activation) {

  /** What a unit does with its sum. */
  public enum Activation {
    IDENTITY,
    TANH,
    /** Exponential linear unit (Clevert et al. 2015), alpha 1. */
    ELU,
    /** The logistic function: a probability. */
    SIGMOID
  }

  public DenseLayer {
    Objects.requireNonNull(activation, "activation");
    if (weights.length == 0 || bias.length == 0) {
      throw new IllegalArgumentException("a layer needs inputs and units");
    }
    for (float[] row : weights) {
      if (row.length != bias.length) {
        throw new IllegalArgumentException(
            "a layer has " + bias.length + " units and a row of " + row.length + " weights");
      }
      requireFinite(row);
    }
    requireFinite(bias);
  }

  private static void requireFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("a weight is not a finite number");
      }
    }
  }

  int inputs() {
    return weights.length;
  }

  int units() {
    return bias.length;
  }
}
