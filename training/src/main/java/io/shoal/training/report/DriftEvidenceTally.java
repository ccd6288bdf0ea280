package io.shoal.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the lines of {@code drift.jsonl}: memory is bounded by streams, not by windows. */
final class DriftEvidenceTally {
  private static final int STEPS = 480;

  private final long from;
  private final long step;
  private final double[] sum = empty();
  private final Map<String, Stream> streams = new TreeMap<>();

  DriftEvidenceTally(Span span) {
    from = span.firstMidnight() - Span.DAY;
    step = Math.max(1, (span.days() * Span.DAY + STEPS - 1) / STEPS);
  }

  /** One stream, and what it was like in the window with most evidence. */
  private static final class Stream {
    private final double[] steps = empty();
    private double most;
    private double observed = Double.NaN;
    private double expected = Double.NaN;

    void add(int at, RunLine line, double threshold) {
      double evidence = line.number("evidence") / threshold;
      put(steps, at, evidence);
      if (evidence > most) {
        most = evidence;
        observed = line.number("observed");
        expected = line.number("expected");
      }
    }

    DriftEvidence.Stream named(String name) {
      return new DriftEvidence.Stream(name, steps, most, observed, expected);
    }
  }

  private static double[] empty() {
    double[] steps = new double[STEPS];
    Arrays.fill(steps, Double.NaN);
    return steps;
  }

  void add(RunLine line) {
    int at = (int) Math.max(0, Math.min(STEPS - 1, (line.time("windowEnd") - 1 - from) / step));
    double threshold = line.number("threshold");
    put(sum, at, line.number("evidence") / threshold);
    for (RunLine stream : line.objects("streams")) {
      streams
          .computeIfAbsent(stream.text("stream"), name -> new Stream())
          .add(at, stream, threshold);
    }
  }

  private static void put(double[] steps, int at, double value) {
    if (Double.isNaN(steps[at]) || value > steps[at]) {
      steps[at] = value;
    }
  }

  DriftEvidence evidence() {
    List<DriftEvidence.Stream> all = new ArrayList<>();
    streams.forEach((name, stream) -> all.add(stream.named(name)));
    all.sort(
        Comparator.comparingDouble(DriftEvidence.Stream::most)
            .reversed()
            .thenComparing(DriftEvidence.Stream::name));
    return new DriftEvidence(from, step, sum, all);
  }
}
