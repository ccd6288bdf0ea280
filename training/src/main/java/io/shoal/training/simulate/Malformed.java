package io.shoal.training.simulate;

/** What broken senders send. */
final class Malformed {
  private Malformed() {}

  static String line(long serial, String user, long at) {
    String time = EventLog.time(at);
    return switch ((int) Math.floorMod(serial, 6L)) {
      case 0 -> "{\"eventId\":\"broken\",\"userId\":\"" + user + "\",\"type\":\"page_v";
      case 1 -> "{\"eventId\":\"x\",\"type\":\"page_view\",\"timestamp\":\"" + time + "\"}";
      case 2 ->
          "{\"eventId\":\"x\",\"userId\":{\"a\":1},\"type\":\"search\",\"timestamp\":\""
              + time
              + "\"}";
      case 3 ->
          "{\"eventId\":\"x\",\"userId\":\""
              + user
              + "\",\"type\":\"search\",\"timestamp\":\"2099-01-01T00:00:00Z\",\"receivedAt\":\""
              + time
              + "\"}";
      case 4 ->
          "{\"eventId\":\"x\",\"userId\":\""
              + user
              + "\",\"type\":\"search\",\"timestamp\":\"1970-01-01T00:00:00Z\"}";
      default ->
          "{\"eventId\":\"x\",\"userId\":\""
              + user
              + "\",\"type\":\"purchase\",\"timestamp\":\""
              + time
              + "\",\"properties\":{\"value\":NaN}}";
    };
  }
}
