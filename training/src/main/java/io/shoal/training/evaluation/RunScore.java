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
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Truth truth;
  private final Path run;

  /**
   * @param truth file of the simulation
   * @param run directory of the back-test
   * @throws IOException if the truth cannot be read
   */
  public RunScore(Path truth, Path run) throws IOException {
    this.truth = new Truth(truth);
    this.run = run;
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
    AlertScore alerts = new AlertScore(truth.changes(), run.resolve("alerts.jsonl"));
    ArrayNode changes = result.putArray("changes");
    for (SegmentSearch search : searches) {
      PlantedChange change = search.change();
      ObjectNode node = changes.addObject();
      node.put("kind", change.kind());
      node.put("subject", change.subject());
      node.put("at", Instant.ofEpochMilli(change.at()).toString());
      OptionalLong detected = alerts.detected(change);
      node.put(
          "detected",
          detected.isPresent() ? Instant.ofEpochMilli(detected.getAsLong()).toString() : null);
      node.put("delayWindows", windows(detected, change.at()));
      if (change.isStructural()) {
        node.put("segmentDelayWindows", windows(search.foundAt(), change.at()));
      }
    }
    result.put("falseAlarms", alerts.falseAlarms());
    result.put("falseAlarmsPer30Days", alerts.falseAlarms() * 30.0 / Math.max(1, days));
    result.set("alertsByKind", JSON.valueToTree(alerts.byKind()));
  }

  private static Long windows(OptionalLong at, long since) {
    return at.isPresent() ? (at.getAsLong() - since) / WINDOW : null;
  }
}
