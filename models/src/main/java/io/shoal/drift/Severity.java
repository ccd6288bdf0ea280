package io.shoal.drift;

import java.util.Locale;

/** How much an alert matters: by the size of the effect, not by how sure it is. */
public enum Severity {
  /** Wake somebody. */
  CRITICAL,
  /** Look at it today. */
  WARNING,
  /** Smaller than what is worth a page, or good news. */
  INFO,
  /** Was announced. */
  NONE;

  /** An effect so many times what is worth a page is critical. */
  private static final double CRITICAL_FROM = 3;

  /**
   * By effect.
   *
   * @param effect size of the change, its sign being the direction; NaN if unknown
   * @param smallest effect worth a page
   */
  static Severity of(StreamKind kind, double effect, double smallest) {
    if (kind == StreamKind.CONVERSION && effect > 0) {
      return INFO;
    }
    double size = Math.abs(effect);
    if (size >= CRITICAL_FROM * smallest) {
      return CRITICAL;
    }
    return size < smallest ? INFO : WARNING;
  }

  Severity or(Severity other) {
    return ordinal() <= other.ordinal() ? this : other;
  }

  /** As outputs carry it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
