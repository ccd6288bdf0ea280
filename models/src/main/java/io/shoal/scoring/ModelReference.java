package io.shoal.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoal.drift.DriftReference;
import io.shoal.drift.tick.TickReference;
import io.shoal.window.EventVocabulary;
import io.shoal.window.FeatureBins;
import java.io.IOException;
import java.util.List;

/**
 * What healthy data looked like when the model was trained: the {@code reference.json} of a bundle.
 *
 * @param bins quantiles of each feature output
 * @param paneBins quantiles of each output of the pane's plan, of the distance to the nearest
 *     micro-centre, and of the reconstruction error
 * @param vocabulary what events look like
 * @param ticks what windows hold, by hour of the week
 * @param drift statistics of the ticks
 */
public record ModelReference(
    FeatureBins bins,
    FeatureBins paneBins,
    EventVocabulary vocabulary,
    TickReference ticks,
    DriftReference drift) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A reference by which features are ranked, and nothing is judged. */
  public static ModelReference ofBins(
      FeatureBins bins, FeatureBins paneBins, EventVocabulary vocabulary) {
    return new ModelReference(
        bins, paneBins, vocabulary, TickReference.none(), DriftReference.learn(List.of()));
  }

  public byte[] toJson() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.set("featureBins", JSON.readTree(bins.toJson()));
    root.set("paneBins", JSON.readTree(paneBins.toJson()));
    root.set("vocabulary", vocabulary.toJson());
    root.set("ticks", ticks.toJson());
    root.set("drift", JSON.readTree(drift.toJson()));
    return JSON.writeValueAsBytes(root);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException where a part of it has the wrong shape
   */
  public static ModelReference fromJson(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    return new ModelReference(
        FeatureBins.fromJson(JSON.writeValueAsBytes(root.path("featureBins"))),
        FeatureBins.fromJson(JSON.writeValueAsBytes(root.path("paneBins"))),
        EventVocabulary.fromJson(root.path("vocabulary")),
        TickReference.fromJson(root.path("ticks")),
        DriftReference.fromJson(JSON.writeValueAsBytes(root.path("drift"))));
  }
}
