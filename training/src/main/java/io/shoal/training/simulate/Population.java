package io.shoal.training.simulate;

import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Everybody who is a customer at some time. The population is stationary, or grows evenly: lives
 * are exponential, and each departure is an arrival of the same archetype.
 *
 * <p>Changes take nothing from the randomness of lives: who leaves or turns is told by a hash of
 * their number. So a scenario has the customers of {@code steady} up to its first change.
 */
final class Population {
  static final long DAY = 86_400_000L;
  static final long START = 1_767_571_200_000L;

  private static final double MEAN_LIFE_DAYS = 120;
  private static final double NEWCOMER_SHARE = 0.08;
  private static final long LEAVING = 0x1eaf;
  private static final long TURNING = 0x7012;

  private final List<Customer> customers = new ArrayList<>();
  private final List<Change> changes;
  private final SplittableRandom random;
  private final long seed;
  private final long end;
  private int next;

  Population(Scenario scenario, int users, int days, long seed) {
    this.seed = seed;
    changes = scenario.changes(days);
    random = new SplittableRandom(UserHash.mix(seed));
    end = START + days * DAY;
    double total = 0;
    for (Archetype archetype : scenario.residents()) {
      total += archetype.share();
    }
    for (Archetype archetype : scenario.residents()) {
      long members = Math.round(users * archetype.share() / total);
      for (long i = 0; i < members; i++) {
        // A life without memory has no age: the remaining one is exponential too.
        live(archetype, START - 15 * DAY - (long) (random.nextDouble() * (60 * DAY)), START);
      }
    }
    for (Archetype archetype : scenario.residents()) {
      double more = users * archetype.share() / total * scenario.growth() * days / 180;
      for (long i = 0; i < Math.round(more); i++) {
        long from = START + (long) (random.nextDouble() * days * DAY);
        live(archetype, from, from);
      }
    }
    for (Change change : changes) {
      if (change.kind() == Change.Kind.ARCHETYPE_APPEARS) {
        for (int i = 0; i < users * NEWCOMER_SHARE; i++) {
          long from = change.at() + (long) (random.nextDouble() * DAY);
          live(change.after().get(0), from, from);
        }
      }
    }
  }

  private void live(Archetype archetype, long born, long since) {
    long from = born;
    long alive = since;
    while (alive < end) {
      double life = -StrictMath.log(1 - random.nextDouble()) * MEAN_LIFE_DAYS * DAY;
      long until = alive + (long) life;
      arrive(archetype, from, until);
      from = until;
      alive = until;
    }
  }

  private void arrive(Archetype archetype, long from, long fadesTo) {
    int number = next++;
    long until = fadesTo;
    for (Change change : changes) {
      if (change.endsWithout(archetype)) {
        if (from >= change.at()) {
          return;
        }
        long within = Math.floorMod(luck(number, LEAVING), change.until() - change.at());
        until = Math.min(until, change.at() + within);
      }
    }
    customers.add(
        new Customer(
            "u" + number,
            course(archetype, number),
            new Life(from, until, fadesTo),
            UserHash.mix(seed * 1_000_003 + number)));
  }

  private Course course(Archetype archetype, int number) {
    for (Change change : changes) {
      if (change.turns(archetype)) {
        long side = Math.floorMod(luck(number, TURNING), (long) change.after().size());
        return new Course(archetype, change.after().get((int) side), change.at(), change.until());
      }
    }
    return Course.steady(archetype);
  }

  private long luck(int number, long of) {
    return UserHash.mix(UserHash.mix(seed * 1_000_003 + number) ^ of);
  }

  List<Customer> customers() {
    return customers;
  }

  List<Change> changes() {
    return changes;
  }
}
