package io.shoal.training.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoal.embedding.NetworkRuntime;
import io.shoal.training.publish.RegistryChange.Action;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A registry's state as JSON: one entry of its ledger. */
final class RegistryJson {
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private RegistryJson() {}

  static byte[] write(RegistryState state) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("sequence", state.sequence());
    root.put("champion", state.champion());
    root.put("challenger", state.challenger());
    RegistryChange change = state.change();
    ObjectNode by = root.putObject("change");
    by.put("action", change.action().name().toLowerCase(Locale.ROOT));
    by.put("version", change.version());
    by.put("at", change.at().toString());
    by.put("who", change.who());
    by.put("why", change.why());
    ObjectNode figures = by.putObject("figures");
    change.figures().forEach(figures::put);
    ArrayNode versions = root.putArray("versions");
    for (RegistryVersion version : state.versions()) {
      ObjectNode node = versions.addObject();
      node.put("version", version.version());
      node.put("modelVersion", version.modelVersion());
      node.put("checksum", version.checksum());
      node.put("runtime", version.runtime().label());
      node.put("publishedAt", version.publishedAt().toString());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  /**
   * @throws IOException where it is not what {@link #write} wrote
   */
  static RegistryState read(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    int format = root.path("format").asInt(0);
    if (format != FORMAT) {
      throw new IOException(
          "it has format "
              + format
              + ", and this release reads "
              + FORMAT
              + ": use the release that wrote it");
    }
    try {
      List<RegistryVersion> versions = new ArrayList<>();
      for (JsonNode node : root.path("versions")) {
        versions.add(
            new RegistryVersion(
                node.path("version").asInt(),
                node.path("modelVersion").asText(),
                node.path("checksum").asText(),
                NetworkRuntime.of(node.path("runtime").asText()),
                Instant.parse(node.path("publishedAt").asText())));
      }
      return new RegistryState(
          root.path("sequence").asLong(),
          versions,
          root.path("champion").asInt(),
          root.path("challenger").asInt(),
          change(root.path("change")));
    } catch (RuntimeException e) {
      throw new IOException("it is damaged: " + e.getMessage(), e);
    }
  }

  private static RegistryChange change(JsonNode node) {
    Map<String, Double> figures = new TreeMap<>();
    node.path("figures")
        .fields()
        .forEachRemaining(f -> figures.put(f.getKey(), f.getValue().asDouble()));
    return new RegistryChange(
        Action.valueOf(node.path("action").asText().toUpperCase(Locale.ROOT)),
        node.path("version").asInt(),
        Instant.parse(node.path("at").asText()),
        node.path("who").asText(),
        node.path("why").asText(),
        figures);
  }
}
