package io.shoal.bench.tick;

import io.shoal.drift.AdwinDetector;
import io.shoal.drift.ConformalDetector;
import io.shoal.drift.SilentDetector;
import io.shoal.drift.TickDetector;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code shoal tick-bench}: whether the detector keeps its promise, and how soon it sees shifts.
 */
@Command(
    name = "tick-bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measure the detector of drift on ticks whose changes are known.",
      "For each kind of noise are printed the false alarms in as many healthy ticks as",
      "one is promised in, and the mean number of ticks until a shift of so many",
      "standard deviations is seen. Last come the false alarms of a whole job: many",
      "streams that hang together, with a rhythm of hours of the week, a reference of",
      "four weeks, and one promised in 30 days of ticks of 15 minutes."
    })
public final class TickBenchCommand implements Callable<Integer> {
  private static final double[] SHIFTS = {1, 2, 5, 20};

  private static final Map<String, BiFunction<double[], Double, TickDetector>> DETECTORS =
      new TreeMap<>(
          Map.of(
              "conformal", ConformalDetector::upward,
              "adwin", (reference, ticks) -> new AdwinDetector(reference, 1 / ticks),
              "none", (reference, ticks) -> new SilentDetector()));

  @Option(
      names = "--detector",
      defaultValue = "conformal",
      description = "conformal, adwin or none (${DEFAULT-VALUE})")
  private String detector;

  @Option(
      names = "--threshold",
      paramLabel = "TICKS",
      defaultValue = "10000",
      description = "ticks to one false alarm (${DEFAULT-VALUE})")
  private double threshold;

  @Option(
      names = "--reference",
      paramLabel = "TICKS",
      defaultValue = "2000",
      description = "healthy ticks known before (${DEFAULT-VALUE})")
  private int reference;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10",
      description = "streams for each figure (${DEFAULT-VALUE})")
  private int seeds;

  @Option(
      names = "--streams",
      paramLabel = "N",
      defaultValue = "300",
      description = "streams of the whole job; 0 leaves it out (${DEFAULT-VALUE})")
  private int streams;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "4",
      description = "30 days of the whole job, for each seed (${DEFAULT-VALUE})")
  private int periods;

  @Override
  public Integer call() {
    if (!DETECTORS.containsKey(detector)) {
      throw new IllegalArgumentException(
          "--detector is one of " + String.join(", ", DETECTORS.keySet()) + ", not " + detector);
    }
    if (seeds < 1 || streams < 0 || periods < 1) {
      throw new IllegalArgumentException(
          "--seeds and --periods are 1 or more, --streams 0 or more");
    }
    TickTrial trial = new TickTrial(DETECTORS.get(detector), threshold, reference, seeds);
    System.out.println("noise    false alarms  ticks to see 1 sd    2 sd    5 sd   20 sd");
    for (Noise noise : Noise.values()) {
      StringBuilder line = new StringBuilder();
      line.append(number("%-8s %12.2f  ", noise.title(), trial.falseAlarms(noise)));
      for (int i = 0; i < SHIFTS.length; i++) {
        line.append(number(i == 0 ? "%17.1f" : "%8.1f", trial.delay(noise, SHIFTS[i])));
      }
      System.out.println(line);
    }
    if (streams > 0) {
      job();
    }
    return 0;
  }

  private void job() {
    double sum = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      sum += new BudgetTrial(streams, periods).falseAlarms(seed);
    }
    System.out.println(
        number(
            "%d streams of one job: %.2f false alarms in 30 days, 1 is promised (%d times 30 days)",
            streams, sum / seeds, (long) seeds * periods));
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
