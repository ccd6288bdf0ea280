package io.shoal.training.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A truth and a back-test written by hand; hours count from the beginning of the run. */
final class HandMadeRun {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

  private final ObjectNode truth = JSON.createObjectNode();
  private final ObjectNode users = truth.putObject("users");
  private final Map<String, List<Line>> files = new TreeMap<>();

  private record Line(long hour, String text) {}

  HandMadeRun() {
    truth.putArray("changes");
    for (String file : List.of("scored", "memberships", "segment-lifecycle", "alerts")) {
      files.put(file, new ArrayList<>());
    }
  }

  static String time(double hour) {
    return START.plusSeconds((long) (hour * 3600)).toString();
  }

  /** Users by a prefix, of one archetype from three weeks before the run on. */
  List<String> users(String prefix, int n, String archetype) {
    List<String> names = IntStream.range(0, n).mapToObj(i -> prefix + i).toList();
    for (String name : names) {
      users.putArray(name);
      phase(name, -500, 5_000, archetype);
      scored(name, 0);
    }
    return names;
  }

  /** Users whose archetype turns. */
  List<String> turning(String prefix, int n, String before, double hour, String after) {
    List<String> names = users(prefix, n, before);
    for (String name : names) {
      users.putArray(name);
      phase(name, -500, hour, before);
      if (!after.isEmpty()) {
        phase(name, hour, 5_000, after);
      }
    }
    return names;
  }

  private void phase(String user, double from, double until, String archetype) {
    ((ArrayNode) users.path(user))
        .addObject()
        .put("from", time(from))
        .put("until", time(until))
        .put("archetype", archetype)
        .put("phase", "active");
  }

  void change(String kind, String subject, double hour, List<String> before, List<String> after) {
    ObjectNode change = truth.withArray("changes").addObject();
    change.put("kind", kind).put("subject", subject).put("at", time(hour));
    before.forEach(change.putArray("before")::add);
    after.forEach(change.putArray("after")::add);
    traces(List.of("feature/*"), List.of("feature/*"));
  }

  /** What the last change names and touches. */
  void traces(List<String> names, List<String> touches) {
    ArrayNode changes = truth.withArray("changes");
    ObjectNode change = (ObjectNode) changes.get(changes.size() - 1);
    names.forEach(change.putArray("names")::add);
    touches.forEach(change.putArray("touches")::add);
  }

  /** A user is scored with 30 events, at the end of the first window of an hour. */
  void scored(String user, long hour) {
    file(
        "scored",
        hour,
        "\"userId\":\"" + user + "\",\"events\":30,\"embedding\":[" + user.hashCode() % 99 + "]");
  }

  void move(List<String> movers, long hour, String segment) {
    for (String user : movers) {
      file(
          "memberships",
          hour,
          "\"userId\":\""
              + user
              + "\",\"segmentId\":"
              + (segment == null ? "null" : "\"" + segment + "\""));
    }
  }

  void turn(String segment, String event, long hour) {
    file(
        "segment-lifecycle", hour, "\"segmentId\":\"" + segment + "\",\"event\":\"" + event + "\"");
  }

  void alert(double hour, String... culprits) {
    ObjectNode alert = JSON.createObjectNode();
    ObjectNode data = alert.putObject("data");
    data.put("status", "firing").put("kind", "feature").put("subject", "price");
    data.put("startedAt", time(hour));
    List.of(culprits).forEach(data.putArray("culprits")::add);
    files.get("alerts").add(new Line((long) hour, alert.toString()));
  }

  private void file(String name, long hour, String fields) {
    files
        .get(name)
        .add(new Line(hour, "{\"windowEnd\":\"" + time(hour + 0.25) + "\"," + fields + "}"));
  }

  /** The score, the run going on to an hour. */
  JsonNode score(Path directory, long until) throws IOException {
    scored("somebody", until);
    JSON.writeValue(directory.resolve("truth.json").toFile(), truth);
    for (Map.Entry<String, List<Line>> file : files.entrySet()) {
      Files.writeString(
          directory.resolve(file.getKey() + ".jsonl"),
          file.getValue().stream()
              .sorted(java.util.Comparator.comparingLong(Line::hour))
              .map(line -> line.text() + "\n")
              .collect(Collectors.joining()));
    }
    return JSON.readTree(new RunScore(directory.resolve("truth.json"), directory).compute());
  }
}
