package io.shoal.training.autoencoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.shoal.dl4j.NetworkContract;
import io.shoal.embedding.StoredNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** A file with the configuration of a DL4J computation graph, JSON or YAML. */
public final class GraphFile {
  private static final String WEIGHTS =
      "{'@class': org.deeplearning4j.nn.weights.WeightInitXavier}";

  private static final String UPDATER =
      "{'@class': org.nd4j.linalg.learning.config.Adam, learningRate: 0.002, beta1: 0.9,"
          + " beta2: 0.999, epsilon: 1.0e-8}";

  private static final String SOLVER =
      "{optimizationAlgo: STOCHASTIC_GRADIENT_DESCENT, miniBatch: true, minimize: true}";

  private static final YAMLMapper YAML = new YAMLMapper();

  private GraphFile() {}

  /**
   * Reads the file.
   *
   * @throws IOException that says where it is no graph, or not one that can be trained here
   */
  public static NetworkDesign read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read --graph " + file);
    }
    try {
      JsonNode graph = YAML.readTree(Files.readAllBytes(file));
      if (graph.has("confs")) {
        throw new IOException(
            "it is a MultiLayerConfiguration, which has one output; two are needed, so make it a"
                + " ComputationGraphConfiguration");
      }
      StoredNetwork.requireData(graph);
      fillUp(graph);
      String configuration = graph.toString();
      NetworkContract.of(ComputationGraphConfiguration.fromJson(configuration));
      return new GraphDesign(configuration);
    } catch (IOException | RuntimeException e) {
      // What DL4J makes of a file that is none is of many kinds.
      throw new IOException("--graph " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** What DL4J writes always, and whoever writes by hand may leave out. */
  private static void fillUp(JsonNode graph) throws IOException {
    if (!(graph instanceof ObjectNode root) || !graph.path("vertices").isObject()) {
      throw new IOException("it has no vertices: it is no ComputationGraphConfiguration");
    }
    root.putIfAbsent("defaultConfiguration", root.objectNode());
    fillUpSolver(root.path("defaultConfiguration"));
    for (Map.Entry<String, JsonNode> vertex : graph.path("vertices").properties()) {
      JsonNode configuration = vertex.getValue().path("layerConf");
      if (configuration.path("layer") instanceof ObjectNode layer) {
        fillUpSolver(configuration);
        layer.putIfAbsent("layerName", layer.textNode(vertex.getKey()));
        layer.putIfAbsent("weightInitFn", YAML.readTree(WEIGHTS));
        layer.putIfAbsent("iupdater", YAML.readTree(UPDATER));
      }
    }
  }

  private static void fillUpSolver(JsonNode configuration) throws IOException {
    for (Map.Entry<String, JsonNode> field : YAML.readTree(SOLVER).properties()) {
      if (configuration instanceof ObjectNode solver) {
        solver.putIfAbsent(field.getKey(), field.getValue());
      }
    }
  }
}
