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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures a back-test of simulated events against the truth about them. */
public final class RunScore {
  private static final long DAY = 86_400_000L;
  private static final int LEAST_EVENTS = 20;
  private static final long TRUE_WITHIN = 7 * DAY;
  private static final long WINDOW = 900_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where a user stands. */
  private static final class Standing {
    String segment = RunLines.NONE;
    short[] embedding = {};
    long events;
  }

  private final Truth truth;
  private final Path run;
  private final Map<String, Standing> standings = new HashMap<>();
  private final List<Agreement> days = new ArrayList<>();
  private final List<Double> oracles = new ArrayList<>();

  public RunScore(Path truth, Path run) throws IOException {
    this.truth = new Truth(truth);
    this.run = run;
  }

  /** The measures, as one JSON object. */
  public String compute() throws IOException {
    followUsers();
    ObjectNode result = JSON.createObjectNode();
    result.put("adjustedRandIndex", mean(days, Agreement::adjustedRandIndex));
    result.put("normalizedMutualInformation", mean(days, Agreement::normalizedMutualInformation));
    result.put("macroF1", mean(days, Agreement::macroF1));
    result.put("oracleIndex", oracles.stream().mapToDouble(d -> d).average().orElse(Double.NaN));
    result.put("days", days.size());
    alerts(result);
    return result.toString();
  }

  private static double mean(
      List<Agreement> days, java.util.function.ToDoubleFunction<Agreement> measure) {
    return days.stream().mapToDouble(measure).average().orElse(Double.NaN);
  }

  /** Follows users through scored windows, and through changes that found them idle. */
  private void followUsers() throws IOException {
    long midnight = Long.MIN_VALUE;
    try (RunLines scored = new RunLines(run.resolve("scored.jsonl"));
        RunLines memberships = new RunLines(run.resolve("memberships.jsonl"))) {
      while (scored.next()) {
        if (midnight == Long.MIN_VALUE) {
          midnight = Math.floorDiv(scored.windowEnd(), DAY) * DAY + DAY;
        }
        while (scored.windowEnd() > midnight) {
          while (memberships.nextUntil(midnight)) {
            standing(memberships.line()).segment = memberships.segment();
          }
          measure(midnight);
          midnight += DAY;
        }
        Standing standing = standing(scored.line());
        standing.events += scored.line().path("events").asLong();
        standing.embedding = scored.embedding();
      }
    }
  }

  private Standing standing(JsonNode line) {
    return standings.computeIfAbsent(line.path("userId").asText(), user -> new Standing());
  }

  private void measure(long midnight) {
    List<String> archetypes = new ArrayList<>();
    List<String> segments = new ArrayList<>();
    List<short[]> embeddings = new ArrayList<>();
    new TreeMap<>(standings)
        .forEach(
            (user, standing) -> {
              String archetype = truth.archetype(user, midnight);
              if (archetype != null && standing.events >= LEAST_EVENTS) {
                archetypes.add(archetype);
                segments.add(standing.segment);
                embeddings.add(standing.embedding);
              }
            });
    if (archetypes.size() >= LEAST_EVENTS) {
      days.add(Agreement.of(archetypes, segments));
      oracles.add(NeighbourOracle.adjustedRandIndex(embeddings, archetypes));
    }
  }

  private void alerts(ObjectNode result) throws IOException {
    List<JsonNode> firing = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("alerts.jsonl"))) {
      JsonNode data = JSON.readTree(line).path("data");
      if (data.path("status").asText().equals("firing")) {
        firing.add(data);
      }
    }
    ArrayNode changes = result.putArray("changes");
    int trueAlerts = 0;
    for (Truth.Change change : truth.changes()) {
      long detected = Long.MIN_VALUE;
      for (JsonNode alert : firing) {
        long at = Instant.parse(alert.path("startedAt").asText()).toEpochMilli();
        boolean touched = at >= change.at() && at <= change.at() + TRUE_WITHIN;
        trueAlerts += touched ? 1 : 0;
        if (touched && detected == Long.MIN_VALUE) {
          detected = at;
        }
      }
      ObjectNode node = changes.addObject();
      node.put("kind", change.kind());
      node.put("subject", change.subject());
      node.put("at", Instant.ofEpochMilli(change.at()).toString());
      if (detected == Long.MIN_VALUE) {
        node.putNull("detected");
        node.putNull("delayWindows");
      } else {
        node.put("detected", Instant.ofEpochMilli(detected).toString());
        node.put("delayWindows", (detected - change.at()) / WINDOW);
      }
    }
    int falseAlarms = firing.size() - trueAlerts;
    result.put("falseAlarms", falseAlarms);
    result.put("falseAlarmsPer30Days", falseAlarms * 30.0 * DAY / Math.max(DAY, days.size() * DAY));
    TreeMap<String, Integer> byKind = new TreeMap<>();
    firing.forEach(alert -> byKind.merge(alert.path("kind").asText(), 1, Integer::sum));
    result.set("alertsByKind", JSON.valueToTree(byKind));
    result.put("idChanges", idChanges());
  }

  /** Segments that split, merged or died while the back-test ran. */
  private long idChanges() throws IOException {
    long changes = 0;
    for (String line : Files.readAllLines(run.resolve("segment-lifecycle.jsonl"))) {
      changes += line.contains("\"event\":\"born\"") ? 0 : 1;
    }
    return changes;
  }
}
