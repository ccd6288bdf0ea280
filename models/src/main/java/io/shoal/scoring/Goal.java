package io.shoal.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What counts as a conversion.
 *
 * @param events names of the events that convert
 * @param value properties that say what a conversion is worth, the first that an event has; {@code
 *     a*b} is a product; none if worth does not matter
 * @param horizon how long after an exposure a conversion counts
 */
public record Goal(Set<String> events, List<String> value, Duration horizon) {
  /** Purchases, under the names that shops give them, within a week. */
  public static final Goal PURCHASE =
      new Goal(Set.of("purchase", "order_completed", "orders"), Duration.ofDays(7));

  public Goal {
    events = Set.copyOf(events);
    value = List.copyOf(value);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a goal needs at least one event that converts");
    }
    if (horizon.isNegative() || horizon.isZero()) {
      throw new IllegalArgumentException("a goal's horizon must be longer than zero: " + horizon);
    }
  }

  /** A goal whose conversions are all worth the same. */
  public Goal(Set<String> events, Duration horizon) {
    this(events, List.of(), horizon);
  }

  /**
   * Reads {@code events: [purchase]}, {@code value: [revenue]} and {@code horizon: P7D}.
   *
   * @throws IllegalArgumentException that says what is wrong with the text
   */
  public static Goal parse(String yaml) {
    return of(tree(yaml));
  }

  /**
   * Reads one goal, as {@link #parse} does, or several: {@code goals: {buys: {events: [purchase]},
   * ...}}.
   *
   * @return goals by name, in their order; a goal that stands alone has the empty name
   * @throws IllegalArgumentException that says what is wrong with the text
   */
  public static Map<String, Goal> parseAll(String yaml) {
    JsonNode root = tree(yaml);
    if (!root.path("goals").isObject()) {
      return Map.of("", of(root));
    }
    Map<String, Goal> goals = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> goal : root.path("goals").properties()) {
      if (!goal.getKey().matches("[a-z0-9][a-z0-9-]{0,30}")) {
        throw new IllegalArgumentException(
            "the goal's name '"
                + goal.getKey()
                + "' must be lower case letters, digits and hyphens");
      }
      goals.put(goal.getKey(), of(goal.getValue()));
    }
    if (goals.isEmpty()) {
      throw new IllegalArgumentException("the list of goals is empty");
    }
    return goals;
  }

  private static JsonNode tree(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the goal is not YAML: " + e.getOriginalMessage(), e);
    }
  }

  private static Goal of(JsonNode root) {
    Set<String> events = new TreeSet<>();
    root.path("events").forEach(name -> events.add(name.asText()));
    List<String> value = new ArrayList<>();
    if (root.path("value").isTextual()) {
      value.add(root.path("value").asText());
    }
    root.path("value").forEach(property -> value.add(property.asText()));
    String horizon = root.path("horizon").asText("P7D");
    try {
      return new Goal(events, value, Duration.parse(horizon));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "the goal's horizon '" + horizon + "' is not an ISO-8601 duration such as P7D", e);
    }
  }

  /** The form that {@link #parse} reads. */
  public String toYaml() {
    String worth = value.isEmpty() ? "" : "value: [" + quoted(value) + "]\n";
    return "events: ["
        + quoted(new TreeSet<>(events))
        + "]\n"
        + worth
        + "horizon: "
        + horizon
        + "\n";
  }

  private static String quoted(Collection<String> names) {
    return names.stream()
        .map(
            name ->
                name.matches("[A-Za-z_][A-Za-z0-9_*]*")
                    ? name
                    : "'" + name.replace("'", "''") + "'")
        .collect(Collectors.joining(", "));
  }
}
