package io.shoal.bench.drift;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoal.training.evaluation.AlertScore.Detection;
import io.shoal.training.evaluation.AlertScore.FiredStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The scores of all trials, by scenario, as a table or as JSON. */
final class DriftBenchResult {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, List<TrialScore>> scores = new LinkedHashMap<>();
  private final double falseAlarms;

  /**
   * @param falseAlarms that are allowed in 30 days
   */
  DriftBenchResult(double falseAlarms) {
    this.falseAlarms = falseAlarms;
  }

  void add(TrialScore score) {
    scores.computeIfAbsent(score.trial().scenario(), name -> new ArrayList<>()).add(score);
  }

  /** What is told of a scenario. */
  private static final class Row {
    final boolean isHealthy;
    final List<Detection> planted;
    final List<Detection> found;
    final long[] delays;
    final long namedFirst;
    final int falseAlarms;
    final double days;

    Row(List<TrialScore> scores) {
      isHealthy = scores.get(0).trial().isHealthy();
      planted = scores.stream().flatMap(score -> score.detections().stream()).toList();
      found = planted.stream().filter(detection -> detection.first() != null).toList();
      delays = found.stream().mapToLong(Detection::delayWindows).sorted().toArray();
      namedFirst = found.stream().filter(Detection::namedFirst).count();
      falseAlarms = scores.stream().mapToInt(score -> score.falseAlarms().size()).sum();
      days = scores.stream().mapToDouble(TrialScore::days).sum();
    }

    double per30Days(double alarms) {
      return alarms * 30 / days;
    }

    Interval rate() {
      return Interval.ofCount(falseAlarms);
    }
  }

  String toText() {
    TextTable table = new TextTable();
    table.row("", "", "", "", "delay,", "windows", "named", "false", "in 30", "");
    table.row(
        "scenario",
        "seeds",
        "found",
        "(95 %)",
        "median",
        "worst",
        "first",
        "alarms",
        "days",
        "(95 %)");
    scores.forEach((scenario, of) -> table.row(cells(scenario, new Row(of), of.size())));
    StringBuilder text = new StringBuilder(table.toString());
    text.append(
        String.format(Locale.ROOT, "%nFalse alarms allowed: %s in 30 days.%n", plain(falseAlarms)));
    kinds().forEach((kind, count) -> text.append(line(kind, count)));
    return text.toString();
  }

  private static String[] cells(String scenario, Row row, int seeds) {
    List<String> cells = new ArrayList<>(List.of(scenario, Integer.toString(seeds)));
    if (row.planted.isEmpty()) {
      cells.addAll(List.of("", "", "", "", ""));
    } else {
      Interval part = Interval.ofShare(row.found.size(), row.planted.size());
      cells.add(row.found.size() + "/" + row.planted.size());
      cells.add(format("(%.2f-%.2f)", part.low(), part.high()));
      cells.add(row.delays.length == 0 ? "" : format("%.0f", median(row.delays)));
      cells.add(row.delays.length == 0 ? "" : Long.toString(row.delays[row.delays.length - 1]));
      cells.add(row.namedFirst + "/" + row.found.size());
    }
    cells.add(Integer.toString(row.falseAlarms));
    cells.add(format("%.2f", row.per30Days(row.falseAlarms)));
    Interval rate = row.rate();
    cells.add(format("(%.2f-%.2f)", row.per30Days(rate.low()), row.per30Days(rate.high())));
    return cells.toArray(String[]::new);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? format("%.0f", value) : Double.toString(value);
  }

  private static String line(String kind, KindCount count) {
    return format("  %s: first in %d true alerts, %d false%n", kind, count.found, count.alarms);
  }

  private static double median(long[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }

  /** How often a kind of stream is the first that alerts name. */
  private static final class KindCount {
    int found;
    int alarms;
  }

  private Map<String, KindCount> kinds() {
    Map<String, KindCount> kinds = new TreeMap<>();
    for (TrialScore score : scores.values().stream().flatMap(List::stream).toList()) {
      for (Detection detection : score.detections()) {
        if (detection.first() != null) {
          String kind = detection.first().substring(0, detection.first().indexOf('/'));
          kinds.computeIfAbsent(kind, name -> new KindCount()).found++;
        }
      }
      for (FiredStream alarm : score.falseAlarms()) {
        kinds.computeIfAbsent(alarm.kind(), name -> new KindCount()).alarms++;
      }
    }
    return kinds;
  }

  String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("falseAlarmsAllowedPer30Days", falseAlarms);
    ObjectNode scenarios = json.putObject("scenarios");
    scores.forEach((scenario, of) -> write(scenarios.putObject(scenario), of));
    ObjectNode kinds = json.putObject("kinds");
    kinds()
        .forEach(
            (kind, count) ->
                kinds
                    .putObject(kind)
                    .put("firstInTrueAlerts", count.found)
                    .put("firstInFalseAlarms", count.alarms));
    return json.toString();
  }

  private static void write(ObjectNode json, List<TrialScore> of) {
    Row row = new Row(of);
    json.put("seeds", of.size()).put("days", row.days).put("healthy", row.isHealthy);
    if (!row.planted.isEmpty()) {
      json.put("planted", row.planted.size()).put("found", row.found.size());
      Interval.ofShare(row.found.size(), row.planted.size()).write(json, "foundShare");
      json.put("namedFirst", row.namedFirst);
      Arrays.stream(row.delays).forEach(json.putArray("delayWindows")::add);
      if (row.delays.length > 0) {
        json.put("medianDelayWindows", median(row.delays));
        json.put("worstDelayWindows", row.delays[row.delays.length - 1]);
      }
    }
    json.put("falseAlarms", row.falseAlarms);
    json.put("falseAlarmsPer30Days", row.per30Days(row.falseAlarms));
    Interval rate = row.rate();
    new Interval(row.per30Days(rate.low()), row.per30Days(rate.high()))
        .write(json, "falseAlarmsPer30Days");
  }
}
