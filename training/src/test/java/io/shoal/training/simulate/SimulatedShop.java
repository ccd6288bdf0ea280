package io.shoal.training.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** A simulation as its files tell it. */
final class SimulatedShop {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An event that can be used. */
  record Event(String user, String type, String source, long at) {}

  final List<String> lines;
  final JsonNode truth;

  private List<Event> events;

  SimulatedShop(String scenario, int users, int days, long seed, Path directory)
      throws IOException {
    new Simulation(scenario, users, days, seed).write(directory, day -> {});
    truth = JSON.readTree(directory.resolve("truth.json").toFile());
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(directory.resolve("events.jsonl.gz"))),
                StandardCharsets.US_ASCII))) {
      lines = reader.lines().toList();
    }
  }

  /** The events that can be used. */
  List<Event> events() throws IOException {
    if (events == null) {
      events = new ArrayList<>();
      for (String line : lines) {
        parse(line);
      }
    }
    return events;
  }

  private void parse(String line) throws IOException {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.has("source")) {
        events.add(
            new Event(
                node.path("userId").asText(),
                node.path("type").asText(),
                node.path("source").asText(),
                time(node.path("timestamp"))));
      }
    } catch (JsonProcessingException | DateTimeException broken) {
      // Some lines are meant to be.
    }
  }

  static long time(JsonNode node) {
    return Instant.parse(node.asText()).toEpochMilli();
  }

  JsonNode change(int index) {
    return truth.path("changes").get(index);
  }

  long changeAt() {
    return time(change(0).path("at"));
  }

  /** Users who are of an archetype at some time. */
  Set<String> members(String archetype) {
    Set<String> members = new TreeSet<>();
    truth
        .path("users")
        .fields()
        .forEachRemaining(
            user ->
                user.getValue()
                    .forEach(
                        phase -> {
                          if (phase.path("archetype").asText().equals(archetype)) {
                            members.add(user.getKey());
                          }
                        }));
    return members;
  }

  long count(Predicate<Event> which) throws IOException {
    return events().stream().filter(which).count();
  }

  /** The part of some users' events in a time that are of a type. */
  double part(Set<String> users, String type, long from, long until) throws IOException {
    Predicate<Event> of = e -> users.contains(e.user()) && e.at() >= from && e.at() < until;
    return (double) count(of.and(e -> e.type().equals(type))) / count(of);
  }
}
