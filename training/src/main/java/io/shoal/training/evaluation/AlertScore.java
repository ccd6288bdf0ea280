package io.shoal.training.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Alerts of a back-test, against the changes that were planted: one that fires within a week of a
 * change is true, and any other a false alarm.
 */
final class AlertScore {
  private static final long TRUE_WITHIN = 7 * 86_400_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<PlantedChange> changes;
  private final Map<PlantedChange, Long> detected = new HashMap<>();
  private final Map<String, Integer> byKind = new TreeMap<>();
  private int falseAlarms;

  AlertScore(List<PlantedChange> changes, Path alerts) throws IOException {
    this.changes = changes;
    try (BufferedReader lines = Files.newBufferedReader(alerts)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode data = JSON.readTree(line).path("data");
        if (data.path("status").asText().equals("firing")) {
          fires(data);
        }
      }
    }
  }

  private void fires(JsonNode alert) {
    byKind.merge(alert.path("kind").asText(), 1, Integer::sum);
    long at = Instant.parse(alert.path("startedAt").asText()).toEpochMilli();
    boolean isTrue = false;
    for (PlantedChange change : changes) {
      if (at >= change.at() && at <= change.at() + TRUE_WITHIN) {
        detected.merge(change, at, Math::min);
        isTrue = true;
      }
    }
    falseAlarms += isTrue ? 0 : 1;
  }

  /** When the first alert within a week of a change fired. */
  OptionalLong detected(PlantedChange change) {
    Long at = detected.get(change);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  int falseAlarms() {
    return falseAlarms;
  }

  Map<String, Integer> byKind() {
    return Collections.unmodifiableMap(byKind);
  }
}
