package io.shoal.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoal.bundle.BundleContent;
import io.shoal.bundle.BundleRefusedException;
import io.shoal.bundle.ModelBundle;
import io.shoal.bundle.PlainJson;
import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import io.shoal.segment.SegmentCatalog;
import io.shoal.window.FeatureBins;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * A bundle with every part of it read and found sound, those that the bundle itself does not look
 * into as well. Whoever is to use a bundle from outside begins here.
 *
 * @param bundle the whole
 * @param goal what counts as a conversion
 * @param reference what healthy data looked like
 * @param catalog the first segments
 */
public record VerifiedModel(
    ModelBundle bundle, Goal goal, ModelReference reference, SegmentCatalog catalog) {

  private static final Set<String> REFERENCE =
      Set.of("featureBins", "paneBins", "vocabulary", "ticks", "drift");

  /** Distance to the nearest micro-centre and reconstruction error, which panes have beside. */
  private static final int PLACES = 2;

  /**
   * Verifies a bundle.
   *
   * @throws BundleRefusedException that names the file, the fault, and what to do
   */
  public static VerifiedModel of(BundleContent content) throws IOException {
    ModelBundle bundle = content.verify();
    Goal goal = part("goal.yaml", () -> Goal.parse(bundle.goal()));
    ModelReference reference = part("reference.json", () -> reference(bundle));
    SegmentCatalog catalog =
        part(
            "segments.bin",
            () ->
                SegmentCatalog.fromBytes(bundle.segments())
                    .requireSound(bundle.network().dimensions()));
    return new VerifiedModel(bundle, goal, reference, catalog);
  }

  private static ModelReference reference(ModelBundle bundle) throws IOException {
    JsonNode json = PlainJson.read(bundle.reference(), REFERENCE, Set.of("vocabulary"));
    PlainJson.requireFinite(json.path("featureBins"));
    PlainJson.requireFinite(json.path("paneBins"));
    ModelReference reference = ModelReference.fromJson(bundle.reference());
    requireBins("bins", reference.bins(), bundle.normalizer().outputs());
    FeaturePlan plan = new FeaturePlan(FeatureSpec.parse(bundle.featureSpec()));
    requireBins("pane bins", reference.paneBins(), plan.ofPanes().outputs() + PLACES);
    return reference;
  }

  private static void requireBins(String what, FeatureBins bins, int outputs) throws IOException {
    if (bins.edges().length != outputs) {
      throw new IOException(
          "it has %s of %d outputs, and the features have %d: train the model again"
              .formatted(what, bins.edges().length, outputs));
    }
  }

  private static <T> T part(String file, Callable<T> reading) throws IOException {
    try {
      return reading.call();
    } catch (Exception e) {
      // Whatever a stranger's file makes a parser throw.
      throw new BundleRefusedException(file, "cannot be used: " + e.getMessage(), e);
    }
  }
}
