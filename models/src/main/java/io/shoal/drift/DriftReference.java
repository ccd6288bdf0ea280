package io.shoal.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoal.drift.Coverage.Gap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What every stream looked like when all was well: learnt from healthy ticks, kept in the bundle.
 */
public final class DriftReference {
  /** Ticks that a stream must have been seen in before it is judged. */
  private static final int LEAST_TICKS = 96;

  private static final double DAY = 86_400_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final TreeMap<StreamId, StreamReference> streams;
  private final KeptBudget budget;
  private final Coverage coverage;

  private DriftReference(
      TreeMap<StreamId, StreamReference> streams, KeptBudget budget, Coverage coverage) {
    this.streams = streams;
    this.budget = budget;
    this.coverage = coverage;
  }

  /** The same streams, with what a replay said about the budget. */
  public DriftReference with(KeptBudget tried) {
    return new DriftReference(streams, tried, coverage);
  }

  /** The same streams, with others that are known not to be judged. */
  public DriftReference lacking(Map<StreamId, Gap> more) {
    return new DriftReference(streams, budget, coverage.and(more));
  }

  /** What a replay said about the budget of false alarms. */
  public KeptBudget budget() {
    return budget;
  }

  /** How far it reaches. */
  public Coverage coverage() {
    return coverage;
  }

  /** Learns from healthy ticks in the order of time. */
  public static DriftReference learn(List<Tick> healthy) {
    TreeMap<StreamId, List<Long>> at = new TreeMap<>();
    TreeMap<StreamId, List<Double>> values = new TreeMap<>();
    for (Tick tick : healthy) {
      tick.readings()
          .forEach(
              (stream, reading) -> {
                at.computeIfAbsent(stream, key -> new ArrayList<>()).add(tick.windowEnd());
                values.computeIfAbsent(stream, key -> new ArrayList<>()).add(reading.statistic());
              });
    }
    TreeMap<StreamId, StreamReference> streams = new TreeMap<>();
    TreeMap<StreamId, Gap> gaps = new TreeMap<>();
    at.forEach(
        (stream, times) -> {
          StreamReference learnt =
              times.size() < LEAST_TICKS
                  ? null
                  : new ReferenceLearner(times, values.get(stream), 0).learn();
          if (learnt == null) {
            gaps.put(stream, Gap.FEW_READINGS);
          } else {
            streams.put(stream, learnt);
          }
        });
    return new DriftReference(streams, KeptBudget.UNTRIED, new Coverage(days(healthy), gaps));
  }

  private static double days(List<Tick> healthy) {
    if (healthy.isEmpty()) {
      return 0;
    }
    return (healthy.get(healthy.size() - 1).windowEnd() - healthy.get(0).windowEnd()) / DAY;
  }

  /** The streams that can be judged. */
  public Set<StreamId> streams() {
    return Set.copyOf(streams.keySet());
  }

  /** The sources that are expected to send. */
  public Set<String> sources() {
    Set<String> sources = new TreeSet<>();
    for (StreamId stream : streams.keySet()) {
      if (stream.kind() == StreamKind.SOURCE_VOLUME) {
        sources.add(stream.subject());
      }
    }
    return sources;
  }

  Map<StreamId, StreamReference> byStream() {
    return streams;
  }

  public byte[] toJson() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.set("falseAlarms", JSON.valueToTree(budget));
    root.set("coverage", JSON.valueToTree(coverage));
    ObjectNode all = root.putObject("streams");
    streams.forEach((stream, known) -> all.set(stream.toString(), JSON.valueToTree(known)));
    return JSON.writeValueAsBytes(root);
  }

  /**
   * @throws IllegalArgumentException that says which stream's reference is damaged, and how
   */
  public static DriftReference fromJson(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    if (!root.path("streams").isObject()) {
      throw new IllegalArgumentException("the drift reference has no streams");
    }
    TreeMap<StreamId, StreamReference> streams = new TreeMap<>();
    for (var fields = root.path("streams").fields(); fields.hasNext(); ) {
      var field = fields.next();
      StreamId stream = StreamId.parse(field.getKey());
      streams.put(
          stream,
          read(field.getValue(), StreamReference.class, "the drift reference of " + stream));
    }
    return new DriftReference(
        streams,
        read(root.path("falseAlarms"), KeptBudget.class, "the replay of the drift reference"),
        read(root.path("coverage"), Coverage.class, "the coverage of the drift reference"));
  }

  private static <T> T read(JsonNode node, Class<T> type, String what) {
    T value;
    try {
      value = JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      Throwable fault = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
      String[] lines = fault.getMessage().split("\n", 2);
      throw new IllegalArgumentException(what + " is damaged: " + lines[0], e);
    }
    if (value == null) {
      throw new IllegalArgumentException(what + " is missing");
    }
    return value;
  }
}
