package io.shoal.training.evaluation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The truth about simulated customers, read one customer at a time. */
final class Truth {
  private static final String ADVICE = "; give the truth.json that 'shoal simulate' has written";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Biography UNKNOWN = new Biography(List.of());

  private final Map<String, Biography> users = new HashMap<>();
  private final Map<String, String> archetypes = new HashMap<>();
  private final List<PlantedChange> changes = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if it is not the truth of a simulation
   * @throws IOException if the file cannot be read
   */
  Truth(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("--truth " + file + " is no file" + ADVICE);
    }
    try {
      read(file);
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException(
          "--truth " + file + " is not the truth of a simulation" + ADVICE, e);
    }
    if (users.isEmpty()) {
      throw new IllegalArgumentException(
          "--truth "
              + file
              + " tells of no users, so it is not the truth of a simulation"
              + ADVICE);
    }
  }

  private void read(Path file) throws IOException {
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "users" -> users(parser);
          case "changes" -> JSON.<JsonNode>readTree(parser).forEach(this::change);
          default -> parser.skipChildren();
        }
      }
    }
  }

  private void users(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String user = parser.currentName();
      parser.nextToken();
      JsonNode phases = JSON.readTree(parser);
      List<Biography.Phase> life = new ArrayList<>(phases.size());
      phases.forEach(phase -> life.add(phase(phase)));
      users.put(user, new Biography(life));
    }
  }

  private Biography.Phase phase(JsonNode node) {
    return new Biography.Phase(
        time(node.path("from")),
        time(node.path("until")),
        archetypes.computeIfAbsent(node.path("archetype").asText(), name -> name),
        node.path("phase").asText().equals("lapsing"));
  }

  private void change(JsonNode node) {
    changes.add(
        new PlantedChange(
            node.path("kind").asText(),
            node.path("subject").asText(),
            time(node.path("at")),
            names(node.path("before")),
            names(node.path("after")),
            patterns(node.path("names")),
            patterns(node.path("touches"))));
  }

  private static List<StreamPattern> patterns(JsonNode nodes) {
    return names(nodes).stream().map(StreamPattern::parse).toList();
  }

  private static List<String> names(JsonNode nodes) {
    List<String> names = new ArrayList<>();
    nodes.forEach(node -> names.add(node.asText()));
    return names;
  }

  private static long time(JsonNode node) {
    return Instant.parse(node.asText()).toEpochMilli();
  }

  List<PlantedChange> changes() {
    return changes;
  }

  /** The life of a user; an empty one of who is unknown. */
  Biography life(String user) {
    return users.getOrDefault(user, UNKNOWN);
  }
}
