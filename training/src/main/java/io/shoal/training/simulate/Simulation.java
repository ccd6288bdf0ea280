package io.shoal.training.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/** A shop with content, and the truth about its customers. */
public final class Simulation {
  private final Scenario scenario;
  private final int users;
  private final int days;
  private final long seed;

  /**
   * @param scenario name of a scenario
   * @param users customers at any time
   * @param days length of the log
   * @throws IllegalArgumentException that says what is wrong with an argument
   */
  public Simulation(String scenario, int users, int days, long seed) {
    if (users < 100 || users > 10_000_000) {
      throw new IllegalArgumentException("--users must be 100 to 10000000, not " + users);
    }
    if (days < 1 || days > 1_000) {
      throw new IllegalArgumentException("--days must be 1 to 1000, not " + days);
    }
    this.scenario = Scenario.named(scenario);
    this.users = users;
    this.days = days;
    this.seed = seed;
  }

  /** The names of all scenarios. */
  public static List<String> scenarios() {
    return Scenario.names();
  }

  /**
   * The name of a scenario, if there is one.
   *
   * @throws IllegalArgumentException that lists them if there is none
   */
  public static String requireScenario(String name) {
    return Scenario.named(name).code();
  }

  /**
   * Whether nothing in a scenario drifts: all that changes is announced.
   *
   * @throws IllegalArgumentException if there is no such scenario
   */
  public static boolean isHealthy(String scenario) {
    return Scenario.named(scenario).changes(1).stream().allMatch(Change::isAnnounced);
  }

  /**
   * Writes {@code events.jsonl.gz}, {@code truth.json}, and what the shop announces, in {@code
   * control.jsonl}.
   *
   * @param progress is told each day that is done
   * @return the number of lines
   */
  public long write(Path directory, IntConsumer progress) throws IOException {
    Files.createDirectories(directory);
    Population population = new Population(scenario, users, days, seed);
    long lines;
    try (EventLog log = new EventLog(directory.resolve("events.jsonl.gz"))) {
      Sessions sessions = new Sessions(population.changes(), log::add);
      for (int day = 0; day < days; day++) {
        long at = Population.START + day * Population.DAY;
        for (Customer customer : population.customers()) {
          if (customer.life.touches(at, at + Population.DAY)) {
            sessions.day(customer, at);
          }
        }
        log.flush(at + Population.DAY);
        progress.accept(day + 1);
      }
      lines = log.lines();
    }
    PromotionFile.write(directory.resolve("control.jsonl"), population.changes());
    try (TruthFile truth = new TruthFile(directory.resolve("truth.json"))) {
      truth.write(scenario, seed, days, population);
    }
    return lines;
  }
}
