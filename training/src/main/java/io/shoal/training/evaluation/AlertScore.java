package io.shoal.training.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Alerts of a back-test, against the changes that were planted. An alert is true when it fires from
 * a change on, within 7 days, and names a stream that the change touches; any other is false. A
 * change is named first by an alert whose first stream is one that says what was planted.
 */
public final class AlertScore {
  private static final long WINDOW = 900_000L;
  private static final long HOUR = 3_600_000L;
  private static final long TRUE_WITHIN = 7 * 24 * HOUR;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<PlantedChange> changes;
  private final List<FiredAlert> alerts;
  private final SegmentsOfArchetypes segments = new SegmentsOfArchetypes();

  private AlertScore(List<PlantedChange> changes, List<FiredAlert> alerts) {
    this.changes = changes;
    this.alerts = alerts;
  }

  /**
   * The alerts of a back-test.
   *
   * @param truth file of the simulation
   * @param run directory of the back-test
   * @throws IllegalArgumentException if the files are not of a simulation and a back-test
   * @throws IOException if a file cannot be read
   */
  public static AlertScore of(Path truth, Path run) throws IOException {
    return of(new Truth(truth), run);
  }

  static AlertScore of(Truth truth, Path run) throws IOException {
    AlertScore score =
        new AlertScore(truth.changes(), FiredAlert.read(RunFiles.require(run, "alerts.jsonl")));
    score.findSegments(truth, run);
    return score;
  }

  /** Where archetypes are just before each change, and at each alert that may be of it. */
  private void findSegments(Truth truth, Path run) throws IOException {
    Set<Long> hours = new TreeSet<>();
    for (PlantedChange change : changes) {
      hours.add(change.at());
      alerts.stream()
          .map(FiredAlert::at)
          .filter(at -> at >= change.at() && at <= change.at() + TRUE_WITHIN)
          .forEach(at -> hours.add(Math.floorDiv(at, HOUR) * HOUR));
    }
    if (hours.isEmpty()) {
      return;
    }
    try (FollowedRun followed = new FollowedRun(truth, run)) {
      while (followed.next()) {
        if (hours.contains(followed.hour())) {
          segments.see(followed.sight().table());
        }
      }
    }
  }

  private boolean isOf(FiredAlert alert, PlantedChange change) {
    boolean isInTime = alert.at() >= change.at() && alert.at() <= change.at() + TRUE_WITHIN;
    return isInTime && alert.streams().stream().anyMatch(of -> matches(change.touches(), of));
  }

  private boolean matches(List<StreamPattern> patterns, String stream) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(stream, segments));
  }

  private Stream<FiredAlert> alertsOf(PlantedChange change) {
    return alerts.stream().filter(alert -> isOf(alert, change));
  }

  /** The first alert of a change. */
  Optional<FiredAlert> detected(PlantedChange change) {
    return alertsOf(change).min(Comparator.comparingLong(FiredAlert::at));
  }

  private boolean isFalse(FiredAlert alert) {
    return changes.stream().noneMatch(change -> isOf(alert, change));
  }

  /** Alerts that are of no change. */
  public List<FiredStream> falseAlarms() {
    return alerts.stream()
        .filter(this::isFalse)
        .map(alert -> new FiredStream(alert.at(), alert.kind(), alert.first()))
        .toList();
  }

  /**
   * The stream that an alert names first.
   *
   * @param at when it fired, milliseconds
   */
  public record FiredStream(long at, String kind, String stream) {}

  /** What became of each change. */
  public List<Detection> detections() {
    List<Detection> detections = new ArrayList<>();
    for (PlantedChange change : changes) {
      Optional<FiredAlert> first = detected(change);
      detections.add(
          new Detection(
              change.kind(),
              change.subject(),
              change.at(),
              first.map(alert -> (alert.at() - change.at()) / WINDOW).orElse(null),
              first.map(FiredAlert::first).orElse(null),
              first.map(alert -> matches(change.names(), alert.first())).orElse(false),
              alertsOf(change).anyMatch(alert -> matches(change.names(), alert.first()))));
    }
    return detections;
  }

  /**
   * How a change was seen.
   *
   * @param at when it began, milliseconds
   * @param delayWindows windows of 15 minutes to the first alert; null if it was missed
   * @param first the stream that this alert names first; null if it was missed
   * @param namedFirst whether that stream says what was planted
   * @param namedLater whether some alert within 7 days has such a stream first
   */
  public record Detection(
      String kind,
      String subject,
      long at,
      Long delayWindows,
      String first,
      boolean namedFirst,
      boolean namedLater) {}

  /** The figures, as fields of an object. */
  void write(ObjectNode result, double days) {
    List<FiredStream> alarms = falseAlarms();
    result.put("falseAlarms", alarms.size());
    result.put("falseAlarmsPer30Days", alarms.size() * 30.0 / Math.max(1, days));
    var told = result.putArray("falseAlarmStreams");
    for (FiredStream alarm : alarms) {
      told.addObject()
          .put("at", Instant.ofEpochMilli(alarm.at()).toString())
          .put("stream", alarm.stream());
    }
    ObjectNode kinds = JSON.createObjectNode();
    alerts.stream()
        .map(FiredAlert::kind)
        .sorted()
        .forEach(kind -> kinds.put(kind, kinds.path(kind).asInt() + 1));
    result.set("alertsByKind", kinds);
  }
}
