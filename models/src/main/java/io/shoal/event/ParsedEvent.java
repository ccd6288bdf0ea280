package io.shoal.event;

import java.util.Locale;

/** What a record turned out to be: an event, or the reason why there is none. */
public sealed interface ParsedEvent {

  /** The record holds this event. */
  record Usable(CustomerEvent event) implements ParsedEvent {}

  /**
   * The record cannot be used.
   *
   * @param reason the kind of fault
   * @param detail the fault in words, without personal data
   */
  record Unusable(Reason reason, String detail) implements ParsedEvent {}

  /** Why a record cannot be used. */
  enum Reason {
    MALFORMED_JSON,
    NOT_AN_OBJECT,
    MISSING_USER,
    MISSING_NAME,
    MISSING_TIMESTAMP,
    BAD_TIMESTAMP,
    TIMESTAMP_IN_FUTURE,
    TIMESTAMP_TOO_OLD,
    NON_FINITE_NUMBER,
    WRONG_TYPE,
    TOO_LARGE;

    /** The reason as it stands in headers and files, for example {@code malformed-json}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
