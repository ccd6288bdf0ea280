package io.shoal.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoal.drift.DriftReference;
import io.shoal.window.FeatureBins;
import java.io.IOException;

/**
 * What healthy data looked like when the model was trained: the {@code reference.json} of a bundle.
 *
 * @param bins quantiles of each feature output
 * @param drift statistics of the ticks
 */
public record ModelReference(FeatureBins bins, DriftReference drift) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public byte[] toJson() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.set("featureBins", JSON.readTree(bins.toJson()));
    root.set("drift", JSON.readTree(drift.toJson()));
    return JSON.writeValueAsBytes(root);
  }

  public static ModelReference fromJson(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    return new ModelReference(
        FeatureBins.fromJson(JSON.writeValueAsBytes(root.path("featureBins"))),
        DriftReference.fromJson(JSON.writeValueAsBytes(root.path("drift"))));
  }
}
