package io.shoal.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What counts as a conversion.
 *
 * @param events names of the events that convert
 * @param horizon how long after an exposure a conversion counts
 */
public record Goal(Set<String> events, Duration horizon) {
  /** Purchases, under the names that shops give them, within a week. */
  public static final Goal PURCHASE =
      new Goal(Set.of("purchase", "order_completed", "orders"), Duration.ofDays(7));

  public Goal {
    events = Set.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a goal needs at least one event that converts");
    }
    if (horizon.isNegative() || horizon.isZero()) {
      throw new IllegalArgumentException("a goal's horizon must be longer than zero: " + horizon);
    }
  }

  /**
   * Reads {@code events: [purchase]} and {@code horizon: P7D}.
   *
   * @throws IllegalArgumentException that says what is wrong with the text
   */
  public static Goal parse(String yaml) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the goal is not YAML: " + e.getOriginalMessage(), e);
    }
    Set<String> events = new TreeSet<>();
    root.path("events").forEach(name -> events.add(name.asText()));
    String horizon = root.path("horizon").asText("P7D");
    try {
      return new Goal(events, Duration.parse(horizon));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "the goal's horizon '" + horizon + "' is not an ISO-8601 duration such as P7D", e);
    }
  }

  /** The form that {@link #parse} reads. */
  public String toYaml() {
    return "events: [" + String.join(", ", new TreeSet<>(events)) + "]\nhorizon: " + horizon + "\n";
  }
}
