package io.shoal.training.simulate;

import io.shoal.event.UserHash;
import java.util.Locale;
import java.util.function.Consumer;

/** The sessions of a customer, day by day, as lines of the log. */
final class Sessions {
  private static final long HOUR = 3_600_000L;
  private static final double DUPLICATED = 0.03;
  private static final double MALFORMED = 0.0005;
  private static final double LIFT_OF_SEQUENCE = 3;

  private final Scenario scenario;
  private final long changeAt;
  private final Consumer<SimulatedEvent> out;
  private long serial;

  Sessions(Scenario scenario, long changeAt, Consumer<SimulatedEvent> out) {
    this.scenario = scenario;
    this.changeAt = changeAt;
    this.out = out;
  }

  void day(Customer customer, long day) {
    Archetype kind = Archetypes.ALL.get(customer.archetype);
    long weekday = Math.floorMod((day - Population.START) / Population.DAY, 7L);
    double rhythm = weekday >= 5 ? kind.weekend() : 1 + (1 - kind.weekend()) * 0.4;
    double mean =
        kind.sessionsPerDay()
            * 0.8
            * customer.vigour
            * Math.max(0.05, rhythm)
            * Lives.pace(customer, day);
    for (int i = customer.count(Math.min(20, mean)); i > 0; i--) {
      double hour =
          Math.floorMod((long) ((customer.hour + 2.5 * customer.gauss()) * HOUR), 24 * HOUR);
      long at = day + (long) hour;
      if (at >= customer.from && at < customer.until) {
        session(customer, kind, at);
      }
    }
  }

  private void session(Customer customer, Archetype kind, long start) {
    boolean mobile = customer.random.nextDouble() < kind.mobile();
    String source = mobile ? (customer.onApple ? "app-ios" : "app-android") : "pixel-web";
    String device = mobile ? "mobile" : "desktop";
    long at = start;
    emit(customer, at, source, "session_start", "\"device\":\"" + device + "\"");
    int actions = 2 + customer.count(3);
    for (int i = 0; i < actions; i++) {
      at += 5_000 + (long) (-StrictMath.log(1 - customer.random.nextDouble()) * 60_000);
      act(customer, kind, at, source);
    }
    buy(customer, kind, at + 30_000, source);
  }

  private void act(Customer customer, Archetype kind, long at, String source) {
    Action action = Action.values()[customer.pick(customer.actions)];
    String category = Archetypes.CATEGORIES.get(customer.pick(customer.categories));
    switch (action) {
      case PAGE_VIEW -> {
        boolean pricing = customer.random.nextDouble() < 0.12;
        emit(
            customer,
            at,
            source,
            action.type(),
            "\"page\":\"" + (pricing ? "pricing" : "home") + "\"");
        if (pricing && at < customer.deepWatchUntil) {
          double chance = kind.conversion() * LIFT_OF_SEQUENCE;
          if (customer.random.nextDouble() < dropped(kind, at, chance)) {
            purchase(customer, kind, at + 60_000, source);
          }
        }
      }
      case VIDEO_PROGRESS -> {
        int percent = 25 * (1 + customer.random.nextInt(4));
        emit(customer, at, source, action.type(), "\"percent\":" + percent);
        if (percent >= 75) {
          customer.deepWatchUntil = at + 48 * HOUR;
        }
      }
      case PRODUCT_VIEW, CART_ADD ->
          emit(
              customer,
              at,
              source,
              action.type(),
              "\"category\":\"" + category + "\",\"price\":" + price(customer, kind));
      case EMAIL_OPEN, EMAIL_CLICK -> emit(customer, at, "email", action.type(), "");
      case AD_CLICK ->
          emit(
              customer,
              at,
              source,
              action.type(),
              "\"channel\":\"" + (customer.random.nextDouble() < 0.6 ? "social" : "search") + "\"");
      default -> emit(customer, at, source, action.type(), "\"category\":\"" + category + "\"");
    }
  }

  private void buy(Customer customer, Archetype kind, long at, String source) {
    if (customer.random.nextDouble() < dropped(kind, at, kind.conversion())) {
      purchase(customer, kind, at, source);
    }
  }

  private double dropped(Archetype kind, long at, double chance) {
    boolean drops =
        scenario == Scenario.CONVERSION_DROP
            && kind.name().equals(scenario.subject())
            && at >= changeAt;
    return drops ? 0.3 * chance : chance;
  }

  private void purchase(Customer customer, Archetype kind, long at, String source) {
    String category = Archetypes.CATEGORIES.get(customer.pick(customer.categories));
    emit(
        customer,
        at,
        source,
        "purchase",
        "\"category\":\"" + category + "\",\"value\":" + price(customer, kind));
    if (customer.random.nextDouble() < 0.04) {
      emit(customer, at + 30 * HOUR, "server", "refund", "\"value\":" + price(customer, kind));
    }
  }

  private static String price(Customer customer, Archetype kind) {
    double price = StrictMath.exp(kind.price() + 0.4 * customer.gauss());
    return String.format(Locale.ROOT, "%.2f", price);
  }

  private void emit(Customer customer, long at, String source, String type, String properties) {
    if (scenario == Scenario.SOURCE_SILENT && source.equals(scenario.subject()) && at >= changeAt) {
      return;
    }
    long tie = serial++;
    String id = customer.id + "-" + String.format("%016x", UserHash.mix(tie));
    double luck = customer.random.nextDouble();
    if (luck < MALFORMED) {
      out.accept(new SimulatedEvent(at, tie, Malformed.line(tie, customer.id, at)));
      return;
    }
    long delay = delay(customer);
    out.accept(
        new SimulatedEvent(
            at + delay, tie, line(id, customer.id, type, at, at + delay, source, properties)));
    if (luck > 1 - DUPLICATED && !source.equals("email")) {
      long again = at + delay + customer.random.nextInt(60_000);
      out.accept(
          new SimulatedEvent(
              again, tie, line(id, customer.id, type, at, again, "server", properties)));
    }
  }

  /** Mostly seconds, sometimes an hour, once in twenty thousand more than a week. */
  private static long delay(Customer customer) {
    double luck = customer.random.nextDouble();
    if (luck < 0.00005) {
      return 8 * Population.DAY;
    }
    if (luck < 0.01) {
      return (long) (customer.random.nextDouble() * 3 * HOUR);
    }
    return (long) (-StrictMath.log(1 - customer.random.nextDouble()) * 4_000);
  }

  private static String line(
      String id,
      String user,
      String type,
      long at,
      long received,
      String source,
      String properties) {
    return "{\"eventId\":\""
        + id
        + "\",\"userId\":\""
        + user
        + "\",\"type\":\""
        + type
        + "\",\"timestamp\":\""
        + EventLog.time(at)
        + "\",\"receivedAt\":\""
        + EventLog.time(received)
        + "\",\"source\":\""
        + source
        + "\",\"properties\":{"
        + properties
        + "}}";
  }
}
