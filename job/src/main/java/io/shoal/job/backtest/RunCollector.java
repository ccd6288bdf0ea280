package io.shoal.job.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.job.output.OutputTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Sorts what a back-test's sinks have written into its output files, and adds it up. */
final class RunCollector {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path parts;
  private final Path out;
  private final Set<String> users = new HashSet<>();
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

  BacktestSummary collect(double seconds) throws IOException {
    for (OutputTopic topic : OutputTopic.values()) {
      SortedParts sorted = new SortedParts(parts.resolve(topic.file()));
      switch (topic) {
        case SCORED -> sorted.write(out.resolve(topic.file()), this::scored);
        case INGEST_TOTALS -> sorted.write(out.resolve(topic.file()), this::totals);
        case DRIFT_ALERTS -> sorted.write(out.resolve(topic.file()), line -> alerts++);
        default -> sorted.write(out.resolve(topic.file()), line -> {});
      }
    }
    return new BacktestSummary(
        in, scored, late, dead, duplicates, delayed, users.size(), windows, alerts, seconds);
  }

  private void scored(String line) throws IOException {
    JsonNode node = JSON.readTree(line);
    scored += node.path("events").asLong();
    duplicates += node.path("duplicates").asLong();
    users.add(node.path("userId").asText());
    String window = node.path("windowEnd").asText();
    windows += window.equals(lastWindow) ? 0 : 1;
    lastWindow = window;
  }

  private void totals(String line) throws IOException {
    JsonNode node = JSON.readTree(line);
    in += node.path("events").asLong();
    dead += node.path("dead").asLong();
    late += node.path("late").asLong();
    delayed += node.path("delayed").asLong();
  }
}
