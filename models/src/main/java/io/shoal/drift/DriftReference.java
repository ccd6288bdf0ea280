package io.shoal.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TreeMap<StreamId, StreamReference> streams;

  private DriftReference(TreeMap<StreamId, StreamReference> streams) {
    this.streams = streams;
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
    at.forEach(
        (stream, times) -> {
          if (times.size() >= LEAST_TICKS) {
            StreamReference learnt = new ReferenceLearner(times, values.get(stream), 0).learn();
            if (learnt != null) {
              streams.put(stream, learnt);
            }
          }
        });
    return new DriftReference(streams);
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
    streams.forEach(
        (stream, reference) -> root.set(stream.toString(), JSON.valueToTree(reference)));
    return JSON.writeValueAsBytes(root);
  }

  /**
   * @throws IllegalArgumentException where a stream's reference has the wrong shape
   */
  public static DriftReference fromJson(byte[] json) throws IOException {
    TreeMap<StreamId, StreamReference> streams = new TreeMap<>();
    JsonNode root = JSON.readTree(json);
    for (var fields = root.fields(); fields.hasNext(); ) {
      var field = fields.next();
      StreamReference reference = JSON.convertValue(field.getValue(), StreamReference.class);
      if (reference.mean() == null
          || reference.mean().length != HourOfWeek.CELLS
          || reference.scale().length != HourOfWeek.CELLS
          || reference.innovations().length == 0) {
        throw new IllegalArgumentException("the reference of " + field.getKey() + " is not whole");
      }
      streams.put(StreamId.parse(field.getKey()), reference);
    }
    return new DriftReference(streams);
  }
}
