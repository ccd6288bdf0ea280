package io.shoal.drift.tick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoal.drift.Coverage.Gap;
import io.shoal.drift.HourOfWeek;
import io.shoal.drift.StreamId;
import io.shoal.drift.StreamKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What windows hold when all is well, by hour of the week: that against which the statistics of a
 * tick are taken.
 */
public final class TickReference {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> outputs;
  private final Axes axes;
  private final TreeMap<StreamId, RateReference> rates;
  private final PaneReference panes;

  TickReference(
      List<String> outputs,
      Axes axes,
      TreeMap<StreamId, RateReference> rates,
      PaneReference panes) {
    this.outputs = List.copyOf(outputs);
    this.axes = axes;
    this.rates = rates;
    this.panes = panes;
  }

  /** Knows no stream: nothing is read. */
  public static TickReference none() {
    return new TickReference(
        List.of(),
        new Axes(new double[0], new double[0][], new TreeMap<>()),
        new TreeMap<>(),
        new PaneReference(new float[0][][]));
  }

  List<String> outputs() {
    return outputs;
  }

  Axes axes() {
    return axes;
  }

  /** The segments whose own conversion is too rare to be judged. */
  public Map<StreamId, Gap> gaps() {
    TreeMap<StreamId, Gap> gaps = new TreeMap<>();
    for (int segment : axes.segments().keySet()) {
      StreamId stream = new StreamId(StreamKind.SEGMENT_CONVERSION, Integer.toString(segment));
      if (!rates.containsKey(stream)) {
        gaps.put(stream, Gap.FEW_CONVERSIONS);
      }
    }
    return gaps;
  }

  /** Whether a segment is one of those that there were when the reference was learnt. */
  public boolean knows(int segment) {
    return axes.segments().containsKey(segment);
  }

  Map<StreamId, RateReference> rates() {
    return rates;
  }

  float[] shares(int output, long windowEnd) {
    return panes.shares()[output][PaneReference.cell(HourOfWeek.of(windowEnd))];
  }

  /** Users a day who had data for an output. */
  double perDay(int output) {
    RateReference rank = rates.get(new StreamId(StreamKind.FEATURE_RANK, outputs.get(output)));
    return rank == null ? 0 : rank.perDay();
  }

  /** The sources that are expected to send. */
  public Set<String> sources() {
    Set<String> sources = new TreeSet<>();
    for (StreamId stream : rates.keySet()) {
      if (stream.kind() == StreamKind.SOURCE_VOLUME) {
        sources.add(stream.subject());
      }
    }
    return sources;
  }

  public JsonNode toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.set("outputs", JSON.valueToTree(outputs));
    root.set("axes", JSON.valueToTree(axes));
    ObjectNode byStream = root.putObject("rates");
    rates.forEach((stream, rate) -> byStream.set(stream.toString(), JSON.valueToTree(rate)));
    root.set("panes", JSON.valueToTree(panes));
    return root;
  }

  /**
   * @throws IllegalArgumentException for anything but what {@link #toJson} gives
   */
  public static TickReference fromJson(JsonNode json) {
    TreeMap<StreamId, RateReference> rates = new TreeMap<>();
    for (var fields = json.path("rates").fields(); fields.hasNext(); ) {
      var field = fields.next();
      RateReference rate = JSON.convertValue(field.getValue(), RateReference.class);
      if (rate.mean() == null || rate.mean().length != HourOfWeek.CELLS) {
        throw new IllegalArgumentException(
            "the ticks' reference of " + field.getKey() + " is torn");
      }
      rates.put(StreamId.parse(field.getKey()), rate);
    }
    List<String> outputs = List.of(JSON.convertValue(json.path("outputs"), String[].class));
    Axes axes = JSON.convertValue(json.path("axes"), Axes.class);
    PaneReference panes = JSON.convertValue(json.path("panes"), PaneReference.class);
    if (axes == null || panes == null || panes.shares().length != outputs.size()) {
      throw new IllegalArgumentException("the reference of ticks is not whole: train again");
    }
    return new TickReference(outputs, axes, rates, panes);
  }
}
