package io.shoal.job.model;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.BundleWriter;
import io.shoal.bundle.GoldenVector;
import io.shoal.bundle.ModelBundle;
import io.shoal.drift.DriftReference;
import io.shoal.drift.tick.TickReference;
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
import java.util.Arrays;
import java.util.List;

/** The smallest model there is: one feature, the count of {@code purchase}, in two dimensions. */
public final class SmallModel {
  private SmallModel() {}

  /**
   * @param scratch an empty directory
   */
  public static BundleContent in(Path scratch) throws IOException {
    return in(scratch, TickReference.none(), DriftReference.learn(List.of()));
  }

  /**
   * The same, which watches.
   *
   * @param ticks what windows hold
   * @param drift statistics of the ticks
   */
  public static BundleContent in(Path scratch, TickReference ticks, DriftReference drift)
      throws IOException {
    Network network =
        new Network(
            List.of(layer(2, 2, Activation.TANH)),
            List.of(layer(2, 1, Activation.IDENTITY)),
            List.of(layer(2, 1, Activation.SIGMOID)));
    float[] input = {0.5f, 1};
    CompiledEmbedder embedder = new CompiledEmbedder(network);
    float[] embedding = embedder.encode(input).clone();
    List<float[]> values = List.of(new float[] {0}, new float[] {3});
    List<boolean[]> present = List.of(new boolean[] {true}, new boolean[] {true});
    ModelBundle bundle =
        new ModelBundle(
            "small",
            "draft",
            "{}",
            "features: [{id: purchases, kind: count, events: [purchase], halfLives: [P1D]}]",
            Goal.PURCHASE.toYaml(),
            new Normalizer(new float[] {0}, new float[] {1}),
            network,
            SegmentCatalog.empty(2).toBytes(),
            new ModelReference(
                    FeatureBins.learn(values, present, 1),
                    new FeatureBins(new float[3][FeatureBins.BINS - 1]),
                    EventVocabulary.NONE,
                    ticks,
                    drift)
                .toJson(),
            Calibration.none(),
            new byte[0],
            List.of(new GoldenVector(input, embedding, embedder.conversionScore())),
            "# {version}");
    BundleWriter.write(bundle, scratch.resolve("small"));
    return BundleContent.read(scratch.resolve("small"));
  }

  private static DenseLayer layer(int inputs, int units, Activation activation) {
    float[][] weights = new float[inputs][units];
    for (int i = 0; i < inputs; i++) {
      Arrays.fill(weights[i], 0.25f * (i + 1));
    }
    return new DenseLayer(weights, new float[units], activation);
  }
}
