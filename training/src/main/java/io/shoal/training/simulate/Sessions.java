package io.shoal.training.simulate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** The sessions of a customer, day by day, as lines of the log. */
final class Sessions {
  private static final long HOUR = 3_600_000L;
  private static final double DUPLICATED = 0.03;
  private static final double MALFORMED = 0.0005;
  private static final double LIFT_OF_SEQUENCE = 3;

  private final List<Change> silences;
  private final List<Change> drops;
  private final Consumer<SimulatedEvent> out;
  private final EventLine line = new EventLine();
  private long serial;

  Sessions(List<Change> changes, Consumer<SimulatedEvent> out) {
    silences = of(changes, Change.Kind.SOURCE_SILENT);
    drops = of(changes, Change.Kind.CONVERSION_DROP);
    this.out = out;
  }

  private static List<Change> of(List<Change> changes, Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  void day(Customer customer, long day) {
    Archetype kind = customer.course.at(day);
    long weekday = Math.floorMod((day - Population.START) / Population.DAY, 7L);
    double rhythm = weekday >= 5 ? kind.weekend() : 1 + (1 - kind.weekend()) * 0.4;
    double mean =
        kind.sessionsPerDay()
            * 0.8
            * customer.vigour
            * Math.max(0.05, rhythm)
            * customer.life.pace(day);
    for (int i = customer.count(Math.min(20, mean)); i > 0; i--) {
      double hour =
          Math.floorMod((long) ((customer.hour(kind) + 2.5 * customer.gauss()) * HOUR), 24 * HOUR);
      long at = day + (long) hour;
      if (at >= customer.life.from() && at < customer.life.until()) {
        session(customer, customer.course.at(at), at);
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
    Action action = customer.action(kind);
    String category = customer.category(kind);
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
    return isSubject(drops, kind.name(), at) ? 0.3 * chance : chance;
  }

  private static boolean isSubject(List<Change> changes, String name, long at) {
    for (Change change : changes) {
      if (at >= change.at() && name.equals(change.subject())) {
        return true;
      }
    }
    return false;
  }

  private void purchase(Customer customer, Archetype kind, long at, String source) {
    String category = customer.category(kind);
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
    return Money.cents(StrictMath.exp(kind.price() + 0.4 * customer.gauss()));
  }

  private void emit(Customer customer, long at, String source, String type, String properties) {
    if (isSubject(silences, source, at)) {
      return;
    }
    long tie = serial++;
    double luck = customer.random.nextDouble();
    if (luck < MALFORMED) {
      byte[] broken = Malformed.line(tie, customer.id, at).getBytes(StandardCharsets.US_ASCII);
      out.accept(new SimulatedEvent(at, tie, broken));
      return;
    }
    long received = at + delay(customer);
    line.of(customer.id, tie, type, at, properties);
    out.accept(new SimulatedEvent(received, tie, line.from(source, received)));
    if (luck > 1 - DUPLICATED && !source.equals("email")) {
      long again = received + customer.random.nextInt(60_000);
      out.accept(new SimulatedEvent(again, tie, line.from("server", again)));
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
}
