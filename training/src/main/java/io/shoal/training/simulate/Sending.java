package io.shoal.training.simulate;

import io.shoal.event.UserHash;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What sources send of what customers do: late, in copies, broken, or not at all.
 *
 * <p>Planted faults take nothing from the randomness of customers: an event's number tells whether
 * it is hit. So a scenario is the steady one but for its fault.
 */
final class Sending {
  private static final long HOUR = 3_600_000L;
  private static final double DUPLICATED = 0.03;
  private static final double MALFORMED = 0.0005;
  private static final double COPIED = 0.3;
  private static final double UNIDENTIFIED = 0.5;
  private static final double UNUSABLE = 0.05;
  private static final long FAULT = 0xfa17;

  private final Conditions conditions;
  private final Consumer<SimulatedEvent> out;
  private final EventLine line = new EventLine();
  private long serial;

  Sending(Conditions conditions, Consumer<SimulatedEvent> out) {
    this.conditions = conditions;
    this.out = out;
  }

  void send(Customer customer, long at, String source, String type, String properties) {
    if (conditions.hold(Change.Kind.SOURCE_SILENT, source, at)) {
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
    if (isHit(Change.Kind.DEAD_LETTERS, source, at, tie, UNUSABLE)) {
      byte[] broken = Malformed.withoutTime(source, customer.id, type);
      out.accept(new SimulatedEvent(received, tie, broken));
      return;
    }
    if (isHit(Change.Kind.IDENTITY_LOST, source, at, tie, UNIDENTIFIED)) {
      line.ofCookie(customer.id, tie, type, at, properties);
    } else {
      line.of(customer.id, tie, type, at, properties);
    }
    out.accept(new SimulatedEvent(received, tie, line.from(source, received)));
    if (luck > 1 - DUPLICATED && !source.equals("email")) {
      long again = received + customer.random.nextInt(60_000);
      out.accept(new SimulatedEvent(again, tie, line.from("server", again)));
    }
    if (isHit(Change.Kind.COPIES, source, at, tie, COPIED)) {
      long again = received + 1_000;
      out.accept(new SimulatedEvent(again, tie, line.from(source, again)));
    }
  }

  private boolean isHit(Change.Kind fault, String source, long at, long tie, double share) {
    double luck = (UserHash.mix(UserHash.mix(tie) ^ FAULT) >>> 11) * 0x1p-53;
    return luck < share && conditions.hold(fault, source, at);
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
