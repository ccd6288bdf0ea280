package io.shoal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.shoal.event.ParsedEvent.Reason;
import io.shoal.event.ParsedEvent.Unusable;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads one JSON record as an event: the flat form {@code {"eventId","userId","type","timestamp",
 * "properties"}}, Segment and RudderStack messages, or, with a mapping, any object.
 *
 * <p>Contract: never throws for what a record holds; what cannot be used comes back as a reason.
 * Text is read token by token, without a tree. Thread-safe.
 */
public final class EventParser {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Read, so that they get their own reason.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .build();

  private final EventOptions options;

  public EventParser(EventOptions options) {
    this.options = options;
  }

  /**
   * @param receivedFallback when the record was received at the latest, whatever it says itself, in
   *     milliseconds since the epoch
   */
  public ParsedEvent parse(byte[] bytes, int offset, int length, long receivedFallback) {
    if (length > options.maxBytes()) {
      return new Unusable(
          Reason.TOO_LARGE, length + " bytes, of " + options.maxBytes() + " allowed");
    }
    try (JsonParser json = JSON.createParser(bytes, offset, length)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        return new Unusable(Reason.MALFORMED_JSON, "the record is empty");
      }
      if (first != JsonToken.START_OBJECT) {
        return new Unusable(Reason.NOT_AN_OBJECT, "the record is not a JSON object");
      }
      if (options.mapping() != null) {
        return options.mapping().map(row(json), receivedFallback, options);
      }
      Draft draft = new Draft();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        field(json, draft);
      }
      return draft.finish(options, receivedFallback, hash(bytes, offset, length));
    } catch (IOException e) {
      return new Unusable(Reason.MALFORMED_JSON, firstLine(e.getMessage()));
    }
  }

  private static void field(JsonParser json, Draft draft) throws IOException {
    String field = json.currentName();
    JsonToken value = json.nextToken();
    switch (field) {
      case "eventId", "messageId" -> draft.id = scalar(json, value, field, draft);
      case "userId" -> draft.user = scalar(json, value, field, draft);
      case "anonymousId" -> draft.anonymous = scalar(json, value, field, draft);
      case "type" -> draft.type = scalar(json, value, field, draft);
      case "event" -> draft.event = scalar(json, value, field, draft);
      case "name" -> draft.name = scalar(json, value, field, draft);
      case "source", "channel" -> {
        String source = scalar(json, value, field, draft);
        if (draft.source == null || field.equals("source")) {
          draft.source = source;
        }
      }
      case "timestamp" -> time(json, value, draft);
      case "originalTimestamp", "sentAt" -> {
        if (draft.time == Long.MIN_VALUE && !draft.badTime) {
          time(json, value, draft);
        } else {
          json.skipChildren();
        }
      }
      case "receivedAt" -> received(json, value, draft);
      case "properties", "traits" -> properties(json, value, "", draft);
      default -> json.skipChildren();
    }
  }

  private static String scalar(JsonParser json, JsonToken value, String field, Draft draft)
      throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    if (value.isScalarValue() && !value.isBoolean()) {
      return json.getText();
    }
    draft.wrongType = field;
    json.skipChildren();
    return null;
  }

  private static void time(JsonParser json, JsonToken value, Draft draft) throws IOException {
    draft.badTime = false;
    try {
      if (value.isNumeric()) {
        draft.time = Timestamps.ofNumber(json.getDoubleValue());
      } else if (value == JsonToken.VALUE_STRING) {
        draft.time = Timestamps.ofText(json.getText());
      } else if (value != JsonToken.VALUE_NULL) {
        draft.badTime = true;
        json.skipChildren();
      }
    } catch (DateTimeException | NumberFormatException e) {
      draft.badTime = true;
    }
  }

  private static void received(JsonParser json, JsonToken value, Draft draft) throws IOException {
    try {
      if (value == JsonToken.VALUE_STRING) {
        draft.received = Timestamps.ofText(json.getText());
      } else {
        json.skipChildren();
      }
    } catch (DateTimeException | NumberFormatException e) {
      // The fallback stands in: when it came is known without the sender's word.
      draft.received = Long.MIN_VALUE;
    }
  }

  private static void properties(JsonParser json, JsonToken value, String prefix, Draft draft)
      throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    if (value != JsonToken.START_OBJECT) {
      draft.wrongType = "properties";
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + json.currentName();
      JsonToken token = json.nextToken();
      switch (token) {
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> draft.number(name, json.getDoubleValue());
        case VALUE_TRUE -> draft.number(name, 1);
        case VALUE_FALSE -> draft.number(name, 0);
        case VALUE_STRING -> draft.text(name, json.getText());
        case START_OBJECT -> {
          if (prefix.isEmpty()) {
            properties(json, token, name + ".", draft);
          } else {
            json.skipChildren();
          }
        }
        default -> json.skipChildren();
      }
    }
  }

  /** An object as a row of texts, for a mapping; what lies inside objects is named a.b. */
  private static Map<String, String> row(JsonParser json) throws IOException {
    Map<String, String> row = new HashMap<>();
    String prefix = "";
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == null) {
        throw new IOException("the object has no end");
      }
      if (token == JsonToken.START_ARRAY) {
        json.skipChildren();
      } else if (token == JsonToken.START_OBJECT) {
        if (depth++ > 1) {
          json.skipChildren();
          depth--;
        } else {
          prefix = json.getParsingContext().getParent().getCurrentName() + ".";
        }
      } else if (token == JsonToken.END_OBJECT) {
        depth--;
        prefix = "";
      } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        row.put(prefix + json.currentName(), json.getText());
      }
    }
    return row;
  }

  static long hash(byte[] bytes, int offset, int length) {
    long hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 0x100000001b3L ^ bytes[i];
    }
    return UserHash.mix(hash);
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
