package io.shoal.bench.drift;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shoal drift-bench}: what alerts find, how soon, and how often they are wrong. */
@Command(
    name = "drift-bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measure drift alerts on simulated shops whose truth is known.",
      "For each scenario and seed: simulate, train on the first weeks, back-test the rest,",
      "score. An alert is true when it fires from the change on, within 7 days, and names",
      "a stream that the change touches. Scenarios without a change run for --days, those",
      "with one from a week before it to two weeks after. What is done is kept in --out,",
      "and is not done again: give another directory for another build."
    })
public final class DriftBenchCommand implements Callable<Integer> {
  private static final Pattern SEEDS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  @Option(
      names = "--scenarios",
      paramLabel = "NAME",
      split = ",",
      defaultValue =
          "growing,feature-shift,archetype-moves,archetype-appears,archetype-disappears,"
              + "archetype-splits,archetypes-merge,source-silent,conversion-drop,"
              + "conversion-drop-all,property-lost,unseen-value,copies,identity-lost,dead-letters",
      description = "by commas (${DEFAULT-VALUE})")
  private List<String> scenarios;

  @Option(
      names = "--seeds",
      paramLabel = "FROM-TO",
      defaultValue = "1-5",
      description = "a shop for each seed (${DEFAULT-VALUE})")
  private String seeds;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "1000",
      description = "customers (${DEFAULT-VALUE})")
  private int users;

  @Option(
      names = "--history",
      paramLabel = "DAYS",
      defaultValue = "56",
      description = "days to learn from (${DEFAULT-VALUE})")
  private int history;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "180",
      description = "days that a scenario without a change is judged for (${DEFAULT-VALUE})")
  private int days;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "30",
      description = "epochs of training at most (${DEFAULT-VALUE})")
  private int epochs;

  @Option(
      names = "--false-alarms",
      paramLabel = "N",
      defaultValue = "1",
      description = "drift alerts that may be false, in 30 days (${DEFAULT-VALUE})")
  private double falseAlarms;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "directory for scores, alerts and, while it works, a gigabyte of events")
  private Path out;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    List<DriftTrial> trials = new ArrayList<>();
    for (String scenario : scenarios) {
      for (long seed : seeds()) {
        trials.add(new DriftTrial(scenario, seed, users, history, days, epochs, falseAlarms));
      }
    }
    DriftBench bench = new DriftBench(out);
    DriftBenchResult result = new DriftBenchResult(falseAlarms);
    int done = 0;
    for (DriftTrial trial : trials) {
      done++;
      result.add(bench.score(trial, done + " of " + trials.size()));
    }
    System.out.println(json ? result.toJson() : result.toText());
    return 0;
  }

  private List<Long> seeds() {
    Matcher range = SEEDS.matcher(seeds);
    if (!range.matches()) {
      throw new IllegalArgumentException("--seeds is a number or a range as 1-5, not " + seeds);
    }
    long from = Long.parseLong(range.group(1));
    long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
    if (from > to) {
      throw new IllegalArgumentException("--seeds goes from the lower to the higher: " + seeds);
    }
    List<Long> list = new ArrayList<>();
    for (long seed = from; seed <= to; seed++) {
      list.add(seed);
    }
    return list;
  }
}
