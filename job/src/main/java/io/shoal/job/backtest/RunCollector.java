package io.shoal.job.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.drift.DriftOutlook;
import io.shoal.job.output.OutputTopic;
import java.io.IOException;
import java.nio.file.Path;

/** Sorts what a back-test's sinks have written into its output files, and adds it up. */
final class RunCollector {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonFactory TOKENS = new JsonFactory();

  private final Path parts;
  private final Path out;
  private final DistinctUsers users = new DistinctUsers();
  private String lastWindow = "";
  private long windows;
  private long scored;
  private long duplicates;
  private long in;
  private long dead;
  private long late;
  private long delayed;
  private long alerts;

  RunCollector(Path parts, Path out) {
    this.parts = parts;
    this.out = out;
  }

  BacktestSummary collect(RunCost cost, DriftOutlook outlook) throws IOException {
    for (OutputTopic topic : OutputTopic.values()) {
      SortedParts sorted = new SortedParts(parts.resolve(topic.file()));
      switch (topic) {
        case SCORED -> sorted.write(out.resolve(topic.file()), this::scored);
        case INGEST_TOTALS -> sorted.write(out.resolve(topic.file()), this::totals);
        case DRIFT_ALERTS -> sorted.write(out.resolve(topic.file()), this::alert);
        default -> sorted.write(out.resolve(topic.file()), line -> {});
      }
    }
    return new BacktestSummary(
        in, scored, late, dead, duplicates, delayed, users.size(), windows, alerts, outlook, cost);
  }

  /** Reads no further than it must: there may be a hundred million lines. */
  private void scored(String line) throws IOException {
    try (JsonParser json = TOKENS.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "windowEnd" -> window(json.getText());
          case "userId" -> users.add(json.getText());
          case "events" -> scored += json.getLongValue();
          case "duplicates" -> {
            duplicates += json.getLongValue();
            return;
          }
          default -> json.skipChildren();
        }
      }
    }
  }

  /** Lines come by window. */
  private void window(String end) {
    windows += end.equals(lastWindow) ? 0 : 1;
    lastWindow = end;
  }

  /** Beside alerts stand events of another type: a model that was refused. */
  private void alert(String line) {
    alerts += line.contains("\"type\":\"io.shoal.drift.alert.v1\"") ? 1 : 0;
  }

  private void totals(String line) throws IOException {
    JsonNode node = JSON.readTree(line);
    in += node.path("events").asLong();
    dead += node.path("dead").asLong();
    late += node.path("late").asLong();
    delayed += node.path("delayed").asLong();
  }
}
