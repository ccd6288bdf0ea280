package io.shoal.training.publish;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.BundleWriter;
import io.shoal.bundle.GoldenVector;
import io.shoal.bundle.ModelBundle;
import io.shoal.embedding.Calibration;
import io.shoal.embedding.CompiledEmbedder;
import io.shoal.embedding.DenseLayer;
import io.shoal.embedding.DenseLayer.Activation;
import io.shoal.embedding.Network;
import io.shoal.embedding.Normalizer;
import io.shoal.scoring.Goal;
import io.shoal.scoring.ModelReference;
import io.shoal.segment.SegmentCatalog;
import io.shoal.window.EventVocabulary;
import io.shoal.window.FeatureBins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A small bundle that nobody trained: one feature, two dimensions. */
final class HandMadeBundle {
  private HandMadeBundle() {}

  /**
   * @param weight by which bundles differ
   */
  static BundleContent write(Path directory, String name, float weight) throws IOException {
    Network network =
        new Network(
            List.of(layer(2, 2, weight, Activation.TANH)),
            List.of(layer(2, 1, weight, Activation.IDENTITY)),
            List.of(layer(2, 1, weight, Activation.SIGMOID)));
    float[] input = {0.5f, 1};
    CompiledEmbedder embedder = new CompiledEmbedder(network);
    float[] embedding = embedder.encode(input).clone();
    BundleWriter.write(
        new ModelBundle(
            name,
            "draft",
            "{}",
            "features: [{id: views, kind: count, events: [view], halfLives: [P1D]}]",
            Goal.PURCHASE.toYaml(),
            new Normalizer(new float[] {0}, new float[] {1}),
            network,
            SegmentCatalog.empty(2).toBytes(),
            ModelReference.ofBins(
                    new FeatureBins(new float[1][FeatureBins.BINS - 1]),
                    new FeatureBins(new float[3][FeatureBins.BINS - 1]),
                    EventVocabulary.NONE)
                .toJson(),
            Calibration.none(),
            new byte[0],
            List.of(new GoldenVector(input, embedding, embedder.conversionScore())),
            "# {version}"),
        directory);
    return BundleContent.read(directory);
  }

  private static DenseLayer layer(int inputs, int units, float weight, Activation activation) {
    float[][] weights = new float[inputs][units];
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < units; j++) {
        weights[i][j] = weight / (1 + i + j);
      }
    }
    return new DenseLayer(weights, new float[units], activation);
  }
}
