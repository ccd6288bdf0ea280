package io.shoal.embedding;

import io.shoal.embedding.DenseLayer.Activation;
import java.util.List;

/**
 * A {@link Network} run as plain Java over {@code float[]}: no native library, no allocation in a
 * call, and the same bits on every machine and whatever else is scored.
 *
 * <p>Not thread-safe: it owns its scratch memory.
 */
public final class CompiledEmbedder implements UserEmbedder {
  private final Network network;
  private final float[][] encoded;
  private final float[][] decoded;
  private final float[][] judged;

  public CompiledEmbedder(Network network) {
    this.network = network;
    encoded = scratch(network.encoder());
    decoded = scratch(network.decoder());
    judged = scratch(network.head());
  }

  private static float[][] scratch(List<DenseLayer> layers) {
    return layers.stream().map(layer -> new float[layer.units()]).toArray(float[][]::new);
  }

  @Override
  public int inputs() {
    return network.inputs();
  }

  @Override
  public int dimensions() {
    return network.dimensions();
  }

  @Override
  public int outputs() {
    return network.outputs();
  }

  /** Each user is by themselves. */
  @Override
  public int batch() {
    return 1;
  }

  @Override
  public NetworkOutput[] run(float[][] inputs) {
    NetworkOutput[] all = new NetworkOutput[inputs.length];
    for (int i = 0; i < all.length; i++) {
      float[] embedding = encode(inputs[i]).clone();
      all[i] = new NetworkOutput(embedding, reconstruct().clone(), conversionScore());
    }
    return all;
  }

  @Override
  public void close() {}

  @Override
  public void embed(float[] input, short[] embedding) {
    UserEmbedder.onGrid(encode(input), embedding);
  }

  /** The embedding before the grid; overwritten by the next call. */
  public float[] encode(float[] input) {
    return run(network.encoder(), input, encoded);
  }

  @Override
  public double reconstructionError(float[] input) {
    return UserEmbedder.reconstructionError(input, reconstruct());
  }

  /** The scaled values that the decoder gives for what was last embedded; overwritten. */
  public float[] reconstruct() {
    return run(network.decoder(), encoded[encoded.length - 1], decoded);
  }

  @Override
  public float conversionScore() {
    return run(network.head(), encoded[encoded.length - 1], judged)[0];
  }

  private static float[] run(List<DenseLayer> layers, float[] input, float[][] scratch) {
    float[] x = input;
    for (int i = 0; i < scratch.length; i++) {
      dense(layers.get(i), x, scratch[i]);
      x = scratch[i];
    }
    return x;
  }

  private static void dense(DenseLayer layer, float[] x, float[] y) {
    System.arraycopy(layer.bias(), 0, y, 0, y.length);
    float[][] w = layer.weights();
    int i = 0;
    for (; i + 3 < w.length; i += 4) {
      addRows(y, x[i], w[i], x[i + 1], w[i + 1], x[i + 2], w[i + 2], x[i + 3], w[i + 3]);
    }
    for (; i < w.length; i++) {
      float xi = x[i];
      float[] row = w[i];
      for (int j = 0; j < y.length; j++) {
        y[j] += xi * row[j];
      }
    }
    activate(layer.activation(), y);
  }

  /** Small and static, with whole rows as arrays: the form that the compiler turns into vectors. */
  private static void addRows(
      float[] y,
      float x0,
      float[] w0,
      float x1,
      float[] w1,
      float x2,
      float[] w2,
      float x3,
      float[] w3) {
    for (int j = 0; j < y.length; j++) {
      y[j] += (x0 * w0[j] + x1 * w1[j]) + (x2 * w2[j] + x3 * w3[j]);
    }
  }

  private static void activate(Activation activation, float[] y) {
    switch (activation) {
      case IDENTITY -> {}
      case TANH -> {
        for (int j = 0; j < y.length; j++) {
          y[j] = (float) Tanh.of(y[j]);
        }
      }
      case ELU -> {
        for (int j = 0; j < y.length; j++) {
          y[j] = y[j] >= 0 ? y[j] : (float) Tanh.expMinusOne(y[j]);
        }
      }
      case SIGMOID -> {
        for (int j = 0; j < y.length; j++) {
          y[j] = (float) Tanh.sigmoid(y[j]);
        }
      }
    }
  }
}
