package io.shoal.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a back-test's file, or an object in it.
 *
 * @param json the object
 */
record RunLine(JsonNode json) {
  private static final int ID = 40;
  private static final int TEXT = 120;
  private static final int SENTENCE = 400;

  /**
   * A time, in milliseconds since the epoch.
   *
   * @throws IllegalArgumentException if there is none
   */
  long time(String field) {
    try {
      return Instant.parse(json.path(field).asText()).toEpochMilli();
    } catch (DateTimeException | ArithmeticException wrong) {
      throw new IllegalArgumentException("field '" + field + "' is no time", wrong);
    }
  }

  boolean has(String field) {
    return json.hasNonNull(field);
  }

  /** A text fit to be shown; empty if there is none. */
  String text(String field) {
    return PlainText.of(json.path(field).asText(""), TEXT);
  }

  /** Texts fit to be shown. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    json.path(field).forEach(text -> texts.add(PlainText.of(text.asText(""), SENTENCE)));
    return texts;
  }

  /** A sentence fit to be shown; empty if there is none. */
  String sentence(String field) {
    return PlainText.of(json.path(field).asText(""), SENTENCE);
  }

  /** A segment's id; empty if there is none. */
  String segment(String field) {
    JsonNode id = json.path(field);
    return id.isNull() ? "" : PlainText.of(id.asText(""), ID);
  }

  List<String> segments(String field) {
    List<String> ids = new ArrayList<>();
    json.path(field).forEach(id -> ids.add(PlainText.of(id.asText(""), ID)));
    return ids;
  }

  /** A number; NaN if there is none. */
  double number(String field) {
    JsonNode number = json.path(field);
    return number.isNumber() ? number.asDouble() : Double.NaN;
  }

  /** A count; 0 if there is none. */
  long count(String field) {
    return json.path(field).asLong(0);
  }

  List<RunLine> objects(String field) {
    List<RunLine> objects = new ArrayList<>();
    json.path(field).forEach(object -> objects.add(new RunLine(object)));
    return objects;
  }
}
