package io.shoal.bundle;

import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.NetworkRunner;
import io.shoal.embedding.RunnerMissingException;
import io.shoal.embedding.StoredNetwork;
import io.shoal.embedding.UserEmbedder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs "networks" of two inputs by their weights alone; what stands in the configuration says how
 * it behaves. It counts what it was asked to open.
 */
public final class ScriptedRunner implements NetworkRunner {
  static final AtomicInteger OPENED = new AtomicInteger();

  @Override
  public UserEmbedder open(StoredNetwork network) throws RunnerMissingException {
    OPENED.incrementAndGet();
    if (network.configuration().contains("absent")) {
      throw new RunnerMissingException(new NoClassDefFoundError("org/deeplearning4j/Graph"));
    }
    return new Scripted(network.weights(), network.configuration().contains("mixes"));
  }

  private record Scripted(float[] weights, boolean mixes) implements UserEmbedder {
    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public int batch() {
      return 4;
    }

    @Override
    public NetworkOutput[] run(float[][] inputs) {
      NetworkOutput[] all = new NetworkOutput[inputs.length];
      for (int i = 0; i < all.length; i++) {
        float others = mixes ? 1e-6f * i : 0;
        float[] embedding = {weights[0] * inputs[i][0] + others, weights[1] * inputs[i][1]};
        all[i] = new NetworkOutput(embedding, new float[] {weights[2] * inputs[i][0]}, 0.5f);
      }
      return all;
    }

    @Override
    public void embed(float[] input, short[] embedding) {
      UserEmbedder.onGrid(run(new float[][] {input})[0].embedding(), embedding);
    }

    @Override
    public double reconstructionError(float[] input) {
      return 0;
    }

    @Override
    public float conversionScore() {
      return 0.5f;
    }

    @Override
    public void close() {}
  }
}
