package io.shoal.training.simulate;

import io.shoal.event.UserHash;
import java.nio.charset.StandardCharsets;

/**
 * One event as a line of the log, which may be sent by several sources. Its parts are ASCII, and
 * are written by hand: formatters took half of the time of a simulation.
 */
final class EventLine {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(320);
  private final IsoTime time = new IsoTime();
  private int common;
  private String properties = "";

  /** Sets what all sources say alike of an event whose user is known. */
  void of(String user, long serial, String type, long at, String properties) {
    begin(user, serial, "userId\":\"", type, at, properties);
  }

  /** The same of an event of which only a cookie is known. */
  void ofCookie(String user, long serial, String type, long at, String properties) {
    begin(user, serial, "anonymousId\":\"cookie-", type, at, properties);
  }

  private void begin(
      String user, long serial, String key, String type, long at, String properties) {
    text.setLength(0);
    text.append("{\"eventId\":\"").append(user).append('-');
    hexadecimal(UserHash.mix(serial));
    text.append("\",\"").append(key).append(user);
    text.append("\",\"type\":\"").append(type);
    text.append("\",\"timestamp\":\"");
    time.append(text, at);
    text.append("\",\"receivedAt\":\"");
    common = text.length();
    this.properties = properties;
  }

  /** The line of one source. */
  byte[] from(String source, long received) {
    text.setLength(common);
    time.append(text, received);
    text.append("\",\"source\":\"").append(source);
    text.append("\",\"properties\":{").append(properties).append("}}");
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void hexadecimal(long bits) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      text.append(HEX.charAt((int) (bits >>> shift) & 15));
    }
  }
}
