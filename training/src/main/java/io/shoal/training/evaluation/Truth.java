package io.shoal.training.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The truth about simulated customers. */
final class Truth {
  private static final long WEEK = 7 * 86_400_000L;

  /** A stretch of a customer's life. */
  private record Phase(long from, long until, String archetype, boolean active) {}

  /** A planted change. */
  record Change(String kind, String subject, long at) {}

  private final Map<String, List<Phase>> users = new HashMap<>();
  private final Map<String, Long> arrived = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  final long start;
  final long end;

  Truth(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    start = time(root.path("start"));
    end = time(root.path("end"));
    root.path("users")
        .fields()
        .forEachRemaining(
            user -> {
              List<Phase> phases = new ArrayList<>();
              for (JsonNode phase : user.getValue()) {
                phases.add(
                    new Phase(
                        time(phase.path("from")),
                        time(phase.path("until")),
                        phase.path("archetype").asText(),
                        phase.path("phase").asText().equals("active")));
              }
              users.put(user.getKey(), phases);
              arrived.put(user.getKey(), phases.stream().mapToLong(Phase::from).min().orElse(0));
            });
    for (JsonNode change : root.path("changes")) {
      changes.add(
          new Change(
              change.path("kind").asText(),
              change.path("subject").asText(),
              time(change.path("at"))));
    }
  }

  private static long time(JsonNode node) {
    return Instant.parse(node.asText()).toEpochMilli();
  }

  List<Change> changes() {
    return changes;
  }

  /** The archetype of a user who is active and a week old; null of any other. */
  String archetype(String user, long at) {
    List<Phase> phases = users.get(user);
    if (phases == null || at < arrived.get(user) + WEEK) {
      return null;
    }
    for (Phase phase : phases) {
      if (phase.active() && phase.from() <= at && at < phase.until()) {
        return phase.archetype();
      }
    }
    return null;
  }
}
