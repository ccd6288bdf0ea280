package io.shoal.job.model;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.BundleWriter;
import io.shoal.bundle.GoldenVector;
import io.shoal.bundle.ModelBundle;
import io.shoal.drift.DriftReference;
import io.shoal.drift.tick.TickReference;
import io.shoal.embedding.ArchivedNetwork;
import io.shoal.embedding.Calibration;
import io.shoal.embedding.DenseLayer;
import io.shoal.embedding.DenseLayer.Activation;
import io.shoal.embedding.Network;
import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.ServedNetwork;
import io.shoal.embedding.UserEmbedder;
import io.shoal.scoring.Goal;
import io.shoal.scoring.ModelReference;
import io.shoal.segment.SegmentCatalog;
import io.shoal.window.EventVocabulary;
import io.shoal.window.FeatureBins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The smallest model there is: one feature, the count of {@code purchase}, in two dimensions. */
public final class SmallModel {
  private static final float WEIGHT = 0.25f;

  private SmallModel() {}

  /**
   * @param scratch an empty directory
   */
  public static BundleContent in(Path scratch) throws IOException {
    return in(scratch, "small", WEIGHT);
  }

  /**
   * One of several, which see the same in other places.
   *
   * @param directory of the bundle, in {@code scratch}
   * @param weight of the network
   */
  public static BundleContent in(Path scratch, String directory, float weight) throws IOException {
    return write(scratch.resolve(directory), weight, List.of("purchase"), Watch.NOTHING);
  }

  /**
   * One that counts events of several names, each with a feature of that name and a half-life of a
   * day.
   *
   * @param directory of the bundle, in {@code scratch}
   */
  public static BundleContent counting(Path scratch, String directory, String... events)
      throws IOException {
    return write(scratch.resolve(directory), WEIGHT, List.of(events), Watch.NOTHING);
  }

  /**
   * The same, which watches.
   *
   * @param ticks what windows hold
   * @param drift statistics of the ticks
   */
  public static BundleContent in(Path scratch, TickReference ticks, DriftReference drift)
      throws IOException {
    return write(scratch.resolve("small"), WEIGHT, List.of("purchase"), new Watch(ticks, drift));
  }

  /**
   * One that counts events, by a network that does not compile: GELU, and a way past a layer.
   *
   * @param directory of the bundle, in {@code scratch}
   */
  public static BundleContent residual(Path scratch, String directory, String... events)
      throws IOException {
    byte[] zip = ResidualNetwork.zip(events.length);
    return write(
        scratch.resolve(directory), ArchivedNetwork.of(zip), zip, List.of(events), Watch.NOTHING);
  }

  private record Watch(TickReference ticks, DriftReference drift) {
    static final Watch NOTHING = new Watch(TickReference.none(), DriftReference.learn(List.of()));
  }

  private static BundleContent write(Path directory, float weight, List<String> events, Watch watch)
      throws IOException {
    int outputs = events.size();
    Network network =
        new Network(
            List.of(layer(weight, 2 * outputs, 2, Activation.TANH)),
            List.of(layer(weight, 2, outputs, Activation.IDENTITY)),
            List.of(layer(weight, 2, 1, Activation.SIGMOID)));
    return write(directory, network, new byte[0], events, watch);
  }

  private static BundleContent write(
      Path directory, ServedNetwork network, byte[] zip, List<String> events, Watch watch)
      throws IOException {
    int outputs = events.size();
    float[] input = new float[2 * outputs];
    Arrays.fill(input, 0, outputs, 0.5f);
    Arrays.fill(input, outputs, 2 * outputs, 1);
    NetworkOutput golden;
    try (UserEmbedder embedder = network.embedder()) {
      golden = embedder.run(new float[][] {input})[0];
    }
    float[] three = new float[outputs];
    Arrays.fill(three, 3);
    boolean[] all = new boolean[outputs];
    Arrays.fill(all, true);
    float[] scales = new float[outputs];
    Arrays.fill(scales, 1);
    ModelBundle bundle =
        new ModelBundle(
            "small",
            "draft",
            "{}",
            spec(events),
            Goal.PURCHASE.toYaml(),
            new Normalizer(new float[outputs], scales),
            network,
            SegmentCatalog.empty(2).toBytes(),
            new ModelReference(
                    FeatureBins.learn(
                        List.of(new float[outputs], three), List.of(all, all), outputs),
                    new FeatureBins(new float[outputs + 2][FeatureBins.BINS - 1]),
                    EventVocabulary.NONE,
                    watch.ticks(),
                    watch.drift())
                .toJson(),
            Calibration.none(),
            zip,
            List.of(new GoldenVector(input, golden.embedding(), golden.conversionScore())),
            "# {version}");
    BundleWriter.write(bundle, directory);
    return BundleContent.read(directory);
  }

  /** A specification that counts events, as text. */
  public static String spec(List<String> events) {
    return events.stream()
        .map(name -> "{id: " + name + ", kind: count, events: [" + name + "], halfLives: [P1D]}")
        .collect(Collectors.joining(", ", "features: [", "]"));
  }

  private static DenseLayer layer(float weight, int inputs, int units, Activation activation) {
    float[][] weights = new float[inputs][units];
    for (int i = 0; i < inputs; i++) {
      Arrays.fill(weights[i], weight * (i + 1));
    }
    return new DenseLayer(weights, new float[units], activation);
  }
}
