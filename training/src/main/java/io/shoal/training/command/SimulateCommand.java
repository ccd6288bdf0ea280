package io.shoal.training.command;

import io.shoal.training.simulate.Simulation;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shoal simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write the events of a simulated shop, and the truth about its customers.")
public final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "steady",
      completionCandidates = Scenarios.class,
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private String scenario;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "2000",
      description = "customers (${DEFAULT-VALUE})")
  private int users;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "28",
      description = "days (${DEFAULT-VALUE})")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "directory to write to")
  private Path out;

  @Option(names = "--json", description = "print the result as JSON")
  private boolean json;

  /** What the option may be. */
  private static final class Scenarios implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Simulation.scenarios().iterator();
    }
  }

  @Override
  public Integer call() throws Exception {
    Simulation simulation = new Simulation(scenario, users, days, seed);
    long lines;
    try (ProgressBar bar = new ProgressBar("simulate", days)) {
      lines = simulation.write(out, bar::stepTo);
    }
    System.out.println(
        json
            ? "{\"scenario\":\"" + scenario + "\",\"events\":" + lines + "}"
            : lines + " events in " + out.resolve("events.jsonl.gz"));
    return 0;
  }
}
