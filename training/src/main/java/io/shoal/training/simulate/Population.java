package io.shoal.training.simulate;

import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Everybody who is a customer at some time. The population is stationary: lives are exponential,
 * and each departure is an arrival of the same archetype.
 */
final class Population {
  static final long DAY = 86_400_000L;
  static final long START = 1_767_571_200_000L;

  private static final double MEAN_LIFE_DAYS = 120;
  private static final double NEWCOMER_SHARE = 0.08;

  private final List<Customer> customers = new ArrayList<>();
  private final long seed;
  private int next;

  Population(Scenario scenario, int users, int days, long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    long end = START + days * DAY;
    double[] shares = Archetypes.ALL.stream().mapToDouble(Archetype::share).toArray();
    double total = 0;
    for (double share : shares) {
      total += share;
    }
    for (int kind = 0; kind < shares.length; kind++) {
      long members = Math.round(users * shares[kind] / total);
      for (long i = 0; i < members; i++) {
        // A life without memory has no age: the remaining one is exponential too.
        live(
            kind, START - 15 * DAY - (long) (random.nextDouble() * (60 * DAY)), START, end, random);
      }
    }
    if (scenario == Scenario.ARCHETYPE_APPEARS) {
      long at = changeAt(days);
      for (int i = 0; i < users * NEWCOMER_SHARE; i++) {
        long from = at + (long) (random.nextDouble() * DAY);
        live(Archetypes.NEWCOMER, from, from, end, random);
      }
    }
  }

  static long changeAt(int days) {
    return START + (long) Math.floor(days * 0.6) * DAY;
  }

  private void live(int kind, long born, long since, long end, SplittableRandom random) {
    long from = born;
    long alive = since;
    while (alive < end) {
      double life = -StrictMath.log(1 - random.nextDouble()) * MEAN_LIFE_DAYS * DAY;
      long until = alive + (long) life;
      String id = "u" + next;
      customers.add(new Customer(id, kind, from, until, UserHash.mix(seed * 1_000_003 + next)));
      next++;
      from = until;
      alive = until;
    }
  }

  List<Customer> customers() {
    return customers;
  }
}
