package io.shoal.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** CPU seconds by state backend and job, of all measured runs over the same events. */
final class BenchResult {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final long events;
  private final Map<String, Map<BenchJob, List<Double>>> seconds = new TreeMap<>();

  BenchResult(long events) {
    this.events = events;
  }

  void add(String backend, BenchJob job, double cpuSeconds) {
    seconds
        .computeIfAbsent(backend, b -> new EnumMap<>(BenchJob.class))
        .computeIfAbsent(job, j -> new ArrayList<>())
        .add(cpuSeconds);
  }

  /** Events per CPU-second of the median run. */
  private double speed(String backend, BenchJob job) {
    List<Double> sorted = seconds.get(backend).get(job).stream().sorted().toList();
    return events / sorted.get(sorted.size() / 2);
  }

  /** Speed of the whole job, as a share of the baseline's. */
  private double ratio(String backend) {
    return speed(backend, BenchJob.WHOLE) / speed(backend, BenchJob.BASELINE);
  }

  String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-9s%-10s%24s   %s%n",
            "state",
            "job",
            "events per CPU-second",
            "CPU s of each run"));
    seconds.forEach(
        (backend, jobs) -> {
          jobs.forEach(
              (job, runs) ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "%-9s%-10s%,24.0f   %s%n",
                          backend,
                          name(job),
                          speed(backend, job),
                          String.join(
                              " ",
                              runs.stream()
                                  .map(s -> String.format(Locale.ROOT, "%.2f", s))
                                  .toList()))));
          text.append(
              String.format(Locale.ROOT, "%-9s%-10s%24.2f%n", backend, "ratio", ratio(backend)));
        });
    return text.toString();
  }

  String toJson() {
    ObjectNode json = JSON.createObjectNode().put("events", events);
    seconds.forEach(
        (backend, jobs) -> {
          ObjectNode state = json.putObject(backend).put("ratio", ratio(backend));
          jobs.forEach(
              (job, runs) -> {
                ObjectNode measured =
                    state.putObject(name(job)).put("eventsPerCpuSecond", speed(backend, job));
                ArrayNode each = measured.putArray("cpuSeconds");
                runs.forEach(each::add);
              });
        });
    return json.toString();
  }

  private static String name(BenchJob job) {
    return job.name().toLowerCase(Locale.ROOT);
  }
}
