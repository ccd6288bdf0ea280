package io.shoal.training.evaluation.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;

/** The form of {@code evaluation.json}; what is unknown is null. */
final class EvaluationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationJson() {}

  static ObjectNode of(Findings findings) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("modelVersion", findings.bundle().version());
    ArrayNode looks = root.putArray("looks");
    for (Snapshot look : findings.judged()) {
      ObjectNode node = looks.addObject();
      node.put("time", Instant.ofEpochMilli(look.time()).toString());
      node.put("users", look.size());
      number(node, "converted", look.rate());
    }
    figures(root.putObject("figures"), findings.figures());
    ArrayNode contestants = root.putArray("contestants");
    findings.contestants().forEach(one -> contestant(contestants.addObject(), one));
    root.set("reliability", findings.reliability().toJson());
    ArrayNode deciles = root.putArray("conversionByDecile");
    findings.deciles().forEach(deciles::add);
    ArrayNode segments = root.putArray("segments");
    findings.segments().forEach(segment -> segment(segments.addObject(), segment));
    ArrayNode features = root.putArray("features");
    for (FeatureFigures feature : findings.features()) {
      ObjectNode node = features.addObject();
      node.put("feature", feature.name());
      number(node, "error", feature.error());
      number(node, "present", feature.present());
      number(node, "populationStabilityIndex", feature.stabilityIndex());
      node.set("bins", JSON.valueToTree(feature.bins()));
    }
    root.set("training", JSON.readTree(findings.bundle().provenance()));
    return root;
  }

  private static void figures(ObjectNode node, ModelFigures figures) {
    node.put("looks", figures.looks());
    node.put("users", figures.users());
    number(node, "conversionRate", figures.conversionRate());
    number(node, "conversionAuc", figures.conversionAuc());
    number(node, "topDecileLift", figures.topDecileLift());
    number(node, "brier", figures.brier());
    number(node, "reconstructionError", figures.reconstructionError());
    number(node, "betweenShare", figures.betweenShare());
    number(node, "segments", figures.segments());
  }

  private static void contestant(ObjectNode node, Contestant one) {
    node.put("name", one.name());
    number(node, "groups", one.groups());
    number(node, "conversionAuc", one.auc());
    number(node, "topDecileLift", one.lift());
    number(node, "betweenShare", one.betweenShare());
    number(node, "silhouette", one.silhouette());
    number(node, "stability", one.stability());
  }

  private static void segment(ObjectNode node, SegmentFigures segment) {
    node.put("segment", segment.name());
    node.put("users", segment.users());
    number(node, "converted", segment.converted());
    number(node, "propensity", segment.propensity());
    ArrayNode traits = node.putArray("features");
    for (SegmentFigures.Trait trait : segment.traits()) {
      ObjectNode one = traits.addObject();
      one.put("feature", trait.feature());
      number(one, "difference", trait.difference());
    }
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
