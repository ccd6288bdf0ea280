package io.shoal.training.report;

import io.shoal.event.UserHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a run as large as one asks, in which every user moves every few days. */
record LargeRun(int days, int segments, int users) {
  private static final long START = Instant.parse("2026-01-26T00:00:00Z").toEpochMilli();

  Path write(Path directory) throws IOException {
    Files.createDirectories(directory);
    List<String> memberships = new ArrayList<>();
    List<String> scored = new ArrayList<>();
    List<String> reports = new ArrayList<>();
    int[] standing = new int[users];
    for (int day = 0; day < days; day++) {
      String time = Instant.ofEpochMilli(START + day * Span.DAY + 3_600_000L).toString();
      for (int user = 0; user < users; user++) {
        int random = (int) (UserHash.mix(user * 1_000L + day) >>> 33);
        if (standing[user] == 0 || random % 5 == 0) {
          standing[user] = 1 + random / 7 % segments;
          memberships.add(line(time, user, standing[user], ""));
        }
        if (random % 3 == 0) {
          String embedding = ",\"embedding\":[" + random % 900 + "," + random % 77 + ",5]";
          scored.add(line(time, user, standing[user], embedding));
        }
      }
      report(Instant.ofEpochMilli(START + (day + 1) * Span.DAY).toString(), standing, reports);
    }
    Files.write(directory.resolve("memberships.jsonl"), memberships);
    Files.write(directory.resolve("scored.jsonl"), scored);
    Files.write(directory.resolve("segments.jsonl"), reports);
    Files.writeString(
        directory.resolve("summary.json"), "{\"eventsIn\":1,\"users\":" + users + "}\n");
    return directory;
  }

  private static String line(String time, int user, int segment, String more) {
    return "{\"windowEnd\":\""
        + time
        + "\",\"userId\":\"u"
        + user
        + "\",\"segmentId\":\"s"
        + segment
        + "\""
        + more
        + "}";
  }

  private static void report(String time, int[] standing, List<String> reports) {
    Map<Integer, Integer> sizes = new TreeMap<>();
    for (int segment : standing) {
      sizes.merge(segment, 1, Integer::sum);
    }
    StringBuilder features = new StringBuilder("\"features\":[");
    for (int i = 0; i < 6; i++) {
      features.append("{\"phrase\":\"reads many e-mails of kind ").append(i);
      features.append("\",\"direction\":\"low\",\"difference\":-1.1,\"lift\":2}");
      features.append(i < 5 ? ',' : ']');
    }
    String week = "\"week\":{\"blocks\":[" + "3,".repeat(27) + "5]}";
    sizes.forEach(
        (id, size) ->
            reports.add(
                "{\"windowEnd\":\""
                    + time
                    + "\",\"segmentId\":\"s"
                    + id
                    + "\",\"name\":\"high email opens, low saves, high deep watch then pricing\""
                    + ",\"size\":"
                    + size
                    + ",\"share\":0.02,\"exposures\":50,\"converted\":20,\"conversionRate\":0.4"
                    + ",\"conversionLow\":0.3,\"conversionHigh\":0.5,"
                    + features
                    + ","
                    + week
                    + "}"));
  }
}
