package io.shoal.training.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures a back-test of simulated events against the truth about them. */
public final class RunScore {
  private static final long DAY = 86_400_000L;
  private static final long WINDOW = 900_000L;
  private static final List<String> FILES =
      List.of("scored.jsonl", "memberships.jsonl", "segment-lifecycle.jsonl", "alerts.jsonl");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Truth truth;
  private final Path run;

  /**
   * @param truth file of the simulation
   * @param run directory of the back-test
   * @throws IllegalArgumentException that names the file which is missing or of another kind
   * @throws IOException if the truth cannot be read
   */
  public RunScore(Path truth, Path run) throws IOException {
    this.truth = new Truth(truth);
    this.run = run;
    FILES.forEach(name -> RunFiles.require(run, name));
  }

  /**
   * The measures, as one JSON object.
   *
   * @throws IOException if a file of the back-test cannot be read
   */
  public String compute() throws IOException {
    Set<String> touched =
        truth.changes().stream().flatMap(PlantedChange::archetypes).collect(Collectors.toSet());
    DailyAgreement daily = new DailyAgreement(touched);
    List<SegmentSearch> searches = truth.changes().stream().map(SegmentSearch::new).toList();
    long idChanges;
    try (FollowedRun followed = new FollowedRun(truth, run)) {
      while (followed.next()) {
        if (Math.floorMod(followed.hour(), DAY) == 0) {
          daily.measure(followed.standings(), followed.hour());
        }
        search(searches, followed);
      }
      idChanges = followed.idChanges();
    }
    ObjectNode result = JSON.createObjectNode();
    agreement(result, daily);
    alerts(result, searches, daily.days());
    result.put("idChanges", idChanges);
    result.put("idChangesOfUnchanged", daily.identities().changes());
    result.put("idComparisonsOfUnchanged", daily.identities().comparisons());
    return result.toString();
  }

  private static void search(List<SegmentSearch> searches, FollowedRun followed) {
    List<SegmentSearch> open =
        searches.stream().filter(search -> search.wants(followed.hour())).toList();
    if (!open.isEmpty()) {
      SegmentSearch.Sight sight = followed.sight();
      open.forEach(search -> search.measure(sight));
    }
  }

  private static void agreement(ObjectNode result, DailyAgreement daily) {
    result.put("adjustedRandIndex", daily.mean(Agreement::adjustedRandIndex));
    result.put("normalizedMutualInformation", daily.mean(Agreement::normalizedMutualInformation));
    result.put("macroF1", daily.mean(Agreement::macroF1));
    result.set("f1ByArchetype", JSON.valueToTree(daily.f1ByArchetype()));
    result.put("oracleIndex", daily.oracleIndex());
    result.put("archetypes", daily.mean(day -> day.f1().size()));
    result.put("segments", daily.mean(Agreement::segments));
    result.put("days", daily.days());
  }

  private void alerts(ObjectNode result, List<SegmentSearch> searches, int days)
      throws IOException {
    AlertScore alerts = AlertScore.of(truth, run);
    List<AlertScore.Detection> detections = alerts.detections();
    ArrayNode changes = result.putArray("changes");
    for (int i = 0; i < detections.size(); i++) {
      AlertScore.Detection detection = detections.get(i);
      Long delay = detection.delayWindows();
      ObjectNode node = changes.addObject();
      node.put("kind", detection.kind());
      node.put("subject", detection.subject());
      node.put("at", Instant.ofEpochMilli(detection.at()).toString());
      node.put(
          "detected",
          delay == null ? null : Instant.ofEpochMilli(detection.at() + delay * WINDOW).toString());
      node.put("delayWindows", delay);
      node.put("firstCulprit", detection.first());
      node.put("namedFirst", detection.namedFirst());
      PlantedChange change = searches.get(i).change();
      if (change.isStructural()) {
        node.put("segmentDelayWindows", windows(searches.get(i).foundAt(), change.at()));
      }
    }
    alerts.write(result, days);
  }

  private static Long windows(OptionalLong at, long since) {
    return at.isPresent() ? (at.getAsLong() - since) / WINDOW : null;
  }
}
