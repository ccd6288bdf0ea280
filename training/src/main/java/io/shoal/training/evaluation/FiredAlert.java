package io.shoal.training.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An alert that began to fire.
 *
 * @param at end of the window in which it did, milliseconds
 * @param streams that it names, the first first, as {@code KIND/SUBJECT}; at least one
 */
record FiredAlert(long at, List<String> streams) {
  private static final ObjectMapper JSON = new ObjectMapper();

  FiredAlert {
    streams = List.copyOf(streams);
  }

  String first() {
    return streams.get(0);
  }

  /** The kind of the stream that it names first. */
  String kind() {
    return first().substring(0, first().indexOf('/'));
  }

  /** The alerts of a back-test that fired and were not announced, in the order of time. */
  static List<FiredAlert> read(Path alerts) throws IOException {
    List<FiredAlert> fired = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(alerts)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode data = JSON.readTree(line).path("data");
        boolean isPlanned = data.path("planned").isTextual();
        if (data.path("status").asText().equals("firing") && !isPlanned) {
          fired.add(of(data));
        }
      }
    }
    fired.sort(Comparator.comparingLong(FiredAlert::at));
    return fired;
  }

  private static FiredAlert of(JsonNode data) {
    List<String> streams = new ArrayList<>();
    for (JsonNode culprit : data.path("culprits")) {
      streams.add(culprit.isTextual() ? culprit.asText() : culprit.path("stream").asText());
    }
    if (streams.isEmpty()) {
      streams.add(data.path("kind").asText() + "/" + data.path("subject").asText());
    }
    return new FiredAlert(Instant.parse(data.path("startedAt").asText()).toEpochMilli(), streams);
  }
}
