package io.shoal.job.output;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One JSON object on one line, written field by field in the order of the calls, so that equal
 * records are equal bytes and lines sort by their first fields.
 */
public final class JsonLine {
  private final StringBuilder json = new StringBuilder(160).append('{');

  /** A time, given in milliseconds since the epoch, as ISO-8601 with {@code Z}. */
  public JsonLine time(String name, long millis) {
    return text(name, Instant.ofEpochMilli(millis).toString());
  }

  /** A segment id as {@code "s17"}; null for none. */
  public JsonLine segment(String name, int id) {
    return id == 0 ? raw(name, "null") : text(name, "s" + id);
  }

  public JsonLine text(String name, String value) {
    field(name);
    quote(value);
    return this;
  }

  public JsonLine number(String name, long value) {
    return raw(name, Long.toString(value));
  }

  /** A number; null where it is not finite. */
  public JsonLine number(String name, double value) {
    return raw(name, Double.isFinite(value) ? Double.toString(value) : "null");
  }

  /** A number with four decimals; null where it is not finite. */
  public JsonLine rounded(String name, double value) {
    return raw(name, rounded(value));
  }

  /** Numbers with four decimals each. */
  public JsonLine rounded(String name, double[] values) {
    return list(name, Arrays.stream(values).mapToObj(JsonLine::rounded).toList());
  }

  /** A list of segment ids. */
  public JsonLine segments(String name, List<Integer> ids) {
    return list(name, ids.stream().map(id -> "\"s" + id + '"').toList());
  }

  /** A list of texts. */
  public JsonLine texts(String name, List<String> values) {
    field(name);
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      json.append(i == 0 ? "" : ",");
      quote(values.get(i));
    }
    json.append(']');
    return this;
  }

  /** A list of what is JSON already. */
  public JsonLine list(String name, List<String> values) {
    return raw(name, '[' + String.join(",", values) + ']');
  }

  private static String rounded(double value) {
    return Double.isFinite(value) ? Double.toString(Math.round(value * 1e4) / 1e4) : "null";
  }

  public JsonLine flag(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  /** A value that is JSON already. */
  public JsonLine raw(String name, String value) {
    field(name);
    json.append(value);
    return this;
  }

  /** The object, closed. */
  public String end() {
    return json.append('}').toString();
  }

  private void field(String name) {
    if (json.length() > 1) {
      json.append(',');
    }
    quote(name);
    json.append(':');
  }

  private void quote(String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
