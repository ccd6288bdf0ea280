package io.shoal.featurelog;

import java.util.Map;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** What a file of the log looks like to any reader of Parquet. */
final class RowSchema {
  /** Under which a file says that it is of the log, and in which form. */
  static final String FORMAT_KEY = "io.shoal.feature-log";

  static final String FORMAT = "1";
  static final Map<String, String> METADATA = Map.of(FORMAT_KEY, FORMAT);

  static final String WINDOW_END = "windowEnd";
  static final String USER = "userId";
  static final String FEATURE_SPEC = "featureSpecHash";
  static final String MODEL = "modelVersion";
  static final String IDLE = "idle";
  static final String RETIRED = "retired";
  static final String DUPLICATES = "duplicates";
  static final String EVENTS = "events";
  static final String SOURCES = "sources";
  static final String FEATURES = "features";
  static final String PANE = "windowFeatures";
  static final String DEAD = "deadLetters";
  static final String CENSUS = "eventCensus";

  /** Rows of users have no census, rows of windows nothing but that and dead letters. */
  static final MessageType TYPE =
      MessageTypeParser.parseMessageType(
          """
          message feature_log {
            required int64 windowEnd (TIMESTAMP(MILLIS,true));
            optional binary userId (STRING);
            optional binary featureSpecHash (STRING);
            optional binary modelVersion (STRING);
            optional boolean idle;
            optional boolean retired;
            optional int32 duplicates;
            optional group events (MAP) {
              repeated group key_value { required binary key (STRING); required int32 value; }
            }
            optional group sources (MAP) {
              repeated group key_value { required binary key (STRING); required int32 value; }
            }
            optional group features (LIST) { repeated group list { optional float element; } }
            optional group windowFeatures (LIST) { repeated group list { optional float element; } }
            optional int64 deadLetters;
            optional binary eventCensus (JSON);
          }
          """);

  private RowSchema() {}

  static int index(String field) {
    return TYPE.getFieldIndex(field);
  }
}
