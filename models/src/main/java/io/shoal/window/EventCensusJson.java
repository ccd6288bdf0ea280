package io.shoal.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The text form of an {@link EventCensus}. */
final class EventCensusJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventCensusJson() {}

  static ObjectNode write(TreeMap<String, SourceCensus> sources, ValueCounts values) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode bySource = root.putObject("sources");
    sources.forEach((name, source) -> write(source, bySource.putObject(name)));
    ObjectNode byProperty = root.putObject("values");
    new TreeMap<>(values.byProperty())
        .forEach(
            (property, counts) -> {
              ObjectNode byValue = byProperty.putObject(property);
              new TreeMap<>(counts).forEach(byValue::put);
            });
    return root;
  }

  private static void write(SourceCensus source, ObjectNode out) {
    out.put("copies", source.copies).put("identified", source.identified);
    ObjectNode types = out.putObject("types");
    source.types.forEach(
        (type, census) -> {
          ObjectNode node = types.putObject(type).put("events", census.events());
          ObjectNode having = node.putObject("having");
          new TreeMap<>(census.having()).forEach(having::put);
        });
  }

  static void readSources(JsonNode json, Function<String, SourceCensus> sources) {
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      SourceCensus source = sources.apply(entry.getKey());
      source.copies = entry.getValue().path("copies").asLong();
      source.identified = entry.getValue().path("identified").asLong();
      for (Map.Entry<String, JsonNode> type : entry.getValue().path("types").properties()) {
        TypeCensus census = source.type(type.getKey());
        census.add(type.getValue().path("events").asLong());
        type.getValue()
            .path("having")
            .properties()
            .forEach(having -> census.add(having.getKey(), having.getValue().asLong()));
      }
    }
  }

  static void readValues(JsonNode json, ValueCounts values) {
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      property
          .getValue()
          .properties()
          .forEach(
              value -> values.add(property.getKey(), value.getKey(), value.getValue().asLong()));
    }
  }
}
