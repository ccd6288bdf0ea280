package io.shoal.training.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/** A shop with content, and the truth about its customers. */
public final class Simulation {
  private static final ObjectMapper JSON = new ObjectMapper();

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
    this.scenario = Scenario.of(scenario);
    this.users = users;
    this.days = days;
    this.seed = seed;
  }

  /**
   * Writes {@code events.jsonl.gz} and {@code truth.json}.
   *
   * @param progress is told each day that is done
   * @return the number of lines
   */
  public long write(Path directory, IntConsumer progress) throws IOException {
    Files.createDirectories(directory);
    Population population = new Population(scenario, users, days, seed);
    long changeAt = Population.changeAt(days);
    long lines;
    try (EventLog log = new EventLog(directory.resolve("events.jsonl.gz"))) {
      Sessions sessions = new Sessions(scenario, changeAt, log::add);
      for (int day = 0; day < days; day++) {
        long at = Population.START + day * Population.DAY;
        for (Customer customer : population.customers()) {
          if (customer.from < at + Population.DAY && customer.until > at) {
            sessions.day(customer, at);
          }
        }
        log.flush(at + Population.DAY);
        progress.accept(day + 1);
      }
      lines = log.lines();
    }
    Files.write(directory.resolve("truth.json"), truth(population.customers(), changeAt));
    return lines;
  }

  private byte[] truth(List<Customer> customers, long changeAt) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("scenario", scenario.code());
    root.put("seed", seed);
    root.put("start", EventLog.time(Population.START));
    root.put("end", EventLog.time(Population.START + days * Population.DAY));
    ObjectNode all = root.putObject("users");
    long affected = 0;
    for (Customer customer : customers) {
      ArrayNode phases = all.putArray(customer.id);
      long active = customer.from + Lives.NEW_FOR;
      long lapsing = Lives.lapsingFrom(customer);
      phase(phases, customer, customer.from, Math.min(active, customer.until), "new");
      phase(phases, customer, active, lapsing, "active");
      phase(phases, customer, lapsing, customer.until, "lapsing");
      affected += isAffected(customer, changeAt) ? 1 : 0;
    }
    ArrayNode changes = root.putArray("changes");
    if (scenario != Scenario.STEADY) {
      ObjectNode change = changes.addObject();
      change.put("kind", scenario.code());
      change.put("subject", scenario.subject());
      change.put("at", EventLog.time(changeAt));
      change.put("affectedUsers", affected);
    }
    return JSON.writeValueAsBytes(root);
  }

  private static void phase(
      ArrayNode phases, Customer customer, long from, long until, String phase) {
    if (from < until) {
      ObjectNode node = phases.addObject();
      node.put("from", EventLog.time(from));
      node.put("until", EventLog.time(until));
      node.put("archetype", Archetypes.ALL.get(customer.archetype).name());
      node.put("phase", phase);
    }
  }

  private boolean isAffected(Customer customer, long changeAt) {
    if (customer.until <= changeAt) {
      return false;
    }
    return switch (scenario) {
      case STEADY -> false;
      case SOURCE_SILENT -> customer.onApple;
      case ARCHETYPE_APPEARS, CONVERSION_DROP ->
          Archetypes.ALL.get(customer.archetype).name().equals(scenario.subject());
    };
  }
}
