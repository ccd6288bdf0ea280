package io.shoal.event;

import io.shoal.event.ParsedEvent.Reason;
import io.shoal.event.ParsedEvent.Unusable;
import io.shoal.event.ParsedEvent.Usable;
import java.util.HashMap;
import java.util.Map;

/**
 * An event in the making: the fields of a record under whatever names it used, and the rules by
 * which they become an event or a reason.
 */
final class Draft {
  private static final int MAX_PROPERTIES = 64;
  private static final int MAX_TEXT = 256;
  private static final int MAX_KEY = 512;

  String id;
  String user;
  String anonymous;
  String type;
  String event;
  String name;
  String source;
  long time = Long.MIN_VALUE;
  boolean badTime;
  long received = Long.MIN_VALUE;
  String nonFinite;
  String wrongType;
  final Map<String, Double> numbers = new HashMap<>();
  final Map<String, String> texts = new HashMap<>();

  void number(String property, double value) {
    if (!Double.isFinite(value)) {
      nonFinite = property;
    } else if (numbers.size() + texts.size() < MAX_PROPERTIES && !isTooLong(property)) {
      numbers.put(property, value);
    }
  }

  void text(String property, String value) {
    if (numbers.size() + texts.size() < MAX_PROPERTIES && !isTooLong(property)) {
      texts.put(property, value.length() > MAX_TEXT ? value.substring(0, MAX_TEXT) : value);
    }
  }

  ParsedEvent finish(EventOptions options, long receivedFallback, long hash) {
    if (wrongType != null) {
      return new Unusable(Reason.WRONG_TYPE, "field '" + wrongType + "' has the wrong type");
    }
    if (nonFinite != null) {
      return new Unusable(Reason.NON_FINITE_NUMBER, "'" + nonFinite + "' is not a finite number");
    }
    String key = isSet(user) ? user : isSet(anonymous) ? "anon:" + anonymous : null;
    if (key == null) {
      return new Unusable(Reason.MISSING_USER, "neither userId nor anonymousId is given");
    }
    if (isTooLong(key)
        || isTooLong(id)
        || isTooLong(type)
        || isTooLong(event)
        || isTooLong(source)) {
      return new Unusable(
          Reason.TOO_LARGE, "an id or name has more than " + MAX_KEY + " characters");
    }
    String what = eventName();
    if (what.isEmpty()) {
      return new Unusable(Reason.MISSING_NAME, "neither type nor event is given");
    }
    if (badTime) {
      return new Unusable(Reason.BAD_TIMESTAMP, "the timestamp is not a time");
    }
    if (time == Long.MIN_VALUE) {
      return new Unusable(Reason.MISSING_TIMESTAMP, "no timestamp is given");
    }
    if (time < options.earliest().toEpochMilli()) {
      return new Unusable(
          Reason.TIMESTAMP_TOO_OLD, "the timestamp lies before " + options.earliest());
    }
    // A sender whose clock runs ahead must not set the clock of the whole stream.
    long receipt =
        received == Long.MIN_VALUE ? receivedFallback : Math.min(received, receivedFallback);
    if (time - receipt > options.futureTolerance().toMillis()) {
      return new Unusable(
          Reason.TIMESTAMP_IN_FUTURE,
          "the timestamp lies more than " + options.futureTolerance() + " after receipt");
    }
    return new Usable(
        new CustomerEvent(
            isSet(id) ? id : Long.toHexString(hash),
            key,
            what,
            time,
            receipt,
            isSet(source) ? source : "unknown",
            numbers,
            texts));
  }

  /** Segment's messages say in {@code type} what kind of call it was; the flat form the event. */
  private String eventName() {
    if ("track".equals(type) && isSet(event)) {
      return EventNames.normal(event);
    }
    if ("page".equals(type) || "screen".equals(type)) {
      if (isSet(name)) {
        texts.putIfAbsent("page", name);
      }
      return type + "_view";
    }
    String what = isSet(type) ? type : event;
    return what == null ? "" : EventNames.normal(what);
  }

  private static boolean isTooLong(String value) {
    return value != null && value.length() > MAX_KEY;
  }

  private static boolean isSet(String value) {
    return value != null && !value.isEmpty();
  }
}
