package io.shoal.training.publish;

import io.shoal.bundle.BundleRefusedException;
import io.shoal.bundle.GoldenVector;
import io.shoal.bundle.ModelBundle;
import io.shoal.dl4j.Dl4jEmbedder;
import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.NetworkRuntime;
import io.shoal.embedding.StoredNetwork;
import java.io.IOException;

/**
 * What is to serve a bundle, decided once, when it is published. The compiled network does wherever
 * it says what DL4J says; both are asked here, so that the two networks of a bundle are one.
 */
public final class RuntimeChoice {
  private RuntimeChoice() {}

  /**
   * @param bundle verified: the network that it names gives its golden vectors
   * @throws BundleRefusedException where DL4J's network is another one
   */
  public static NetworkRuntime of(ModelBundle bundle) throws IOException {
    if (bundle.network().runtime() == NetworkRuntime.DL4J || bundle.networkZip().length == 0) {
      return bundle.network().runtime();
    }
    float[][] inputs = bundle.golden().stream().map(GoldenVector::input).toArray(float[][]::new);
    NetworkOutput[] given;
    try (Dl4jEmbedder dl4j = new Dl4jEmbedder(StoredNetwork.read(bundle.networkZip()))) {
      given = dl4j.run(inputs);
    } catch (IOException e) {
      throw new BundleRefusedException("network.zip", "cannot be used: " + e.getMessage(), e);
    }
    for (int row = 0; row < inputs.length; row++) {
      float[] said = bundle.golden().get(row).embedding();
      for (int i = 0; i < said.length; i++) {
        if (!(Math.abs(given[row].embedding()[i] - said[i]) <= GoldenVector.TOLERANCE)) {
          throw new BundleRefusedException(
              "network.zip",
              "is not the network of network.weights: line "
                  + (row + 1)
                  + " of golden.jsonl says "
                  + said[i]
                  + ", DL4J gives "
                  + given[row].embedding()[i]
                  + "; train again");
        }
      }
    }
    return NetworkRuntime.COMPILED;
  }
}
