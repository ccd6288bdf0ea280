package io.shoal.training.simulate;

import java.nio.charset.StandardCharsets;

/** What broken senders send. */
final class Malformed {
  private Malformed() {}

  /** What a source sends whose clock is broken. */
  static byte[] withoutTime(String source, String user, String type) {
    String line =
        "{\"eventId\":\"x\",\"userId\":\""
            + user
            + "\",\"type\":\""
            + type
            + "\",\"source\":\""
            + source
            + "\",\"timestamp\":\"yesterday\"}";
    return line.getBytes(StandardCharsets.US_ASCII);
  }

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
