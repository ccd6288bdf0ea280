package io.shoal.training.simulate;

import io.shoal.event.UserHash;
import java.util.List;
import java.util.function.Consumer;

/** The sessions of a customer, day by day, as lines of the log. */
final class Sessions {
  private static final long HOUR = 3_600_000L;
  private static final double ON_A_NEW_DEVICE = 0.2;
  private static final long DEVICE = 0xdef1ce;
  private static final double LIFT_OF_SEQUENCE = 3;

  private final Conditions conditions;
  private final Sending sending;

  Sessions(List<Change> changes, Consumer<SimulatedEvent> out) {
    conditions = new Conditions(changes);
    sending = new Sending(conditions, out);
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
            * customer.life.pace(day)
            * conditions.visits(day);
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
    long at = start;
    String device = device(customer, mobile, at);
    emit(customer, at, source, "session_start", "\"device\":\"" + device + "\"");
    int actions = 2 + customer.count(3);
    for (int i = 0; i < actions; i++) {
      at += 5_000 + (long) (-StrictMath.log(1 - customer.random.nextDouble()) * 60_000);
      act(customer, kind, at, source);
    }
    buy(customer, kind, at + 30_000, source);
  }

  /** By a hash, so that all else is as if the device were not new. */
  private String device(Customer customer, boolean mobile, long at) {
    double luck = (UserHash.mix(UserHash.of(customer.id) ^ at ^ DEVICE) >>> 11) * 0x1p-53;
    if (luck < ON_A_NEW_DEVICE && conditions.hold(Change.Kind.UNSEEN_VALUE, "device", at)) {
      return "television";
    }
    return mobile ? "mobile" : "desktop";
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
          if (customer.random.nextDouble() < conditions.purchase(kind, at, chance)) {
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
      case PRODUCT_VIEW, CART_ADD -> {
        String price = ",\"price\":" + price(customer, kind, at);
        boolean lost = conditions.hold(Change.Kind.PROPERTY_LOST, source, at);
        String properties = "\"category\":\"" + category + "\"" + (lost ? "" : price);
        emit(customer, at, source, action.type(), properties);
      }
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
    if (customer.random.nextDouble() < conditions.purchase(kind, at, kind.conversion())) {
      purchase(customer, kind, at, source);
    }
  }

  private void purchase(Customer customer, Archetype kind, long at, String source) {
    String category = customer.category(kind);
    emit(
        customer,
        at,
        source,
        "purchase",
        "\"category\":\"" + category + "\",\"value\":" + price(customer, kind, at));
    if (customer.random.nextDouble() < 0.04) {
      emit(customer, at + 30 * HOUR, "server", "refund", "\"value\":" + price(customer, kind, at));
    }
  }

  private String price(Customer customer, Archetype kind, long at) {
    double price = StrictMath.exp(kind.price() + 0.4 * customer.gauss());
    return Money.cents(price * conditions.prices(at));
  }

  private void emit(Customer customer, long at, String source, String type, String properties) {
    sending.send(customer, at, source, type, properties);
  }
}
