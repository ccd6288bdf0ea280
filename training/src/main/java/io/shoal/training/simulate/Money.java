package io.shoal.training.simulate;

import java.util.Locale;

/** Amounts as they are written in the log. */
final class Money {
  /** Nearer than this to the middle between two cents, the exact way decides. */
  private static final double UNSURE = 1e-5;

  private static final double EXACT_BELOW = 1e9;

  private Money() {}

  /** The amount with two decimals, as {@code %.2f} has it, in a tenth of its time. */
  static String cents(double amount) {
    double hundreds = amount * 100;
    long cents = (long) (hundreds + 0.5);
    if (!(hundreds >= 0 && hundreds < EXACT_BELOW)
        || Math.abs(hundreds + 0.5 - cents) < UNSURE
        || Math.abs(hundreds + 0.5 - cents) > 1 - UNSURE) {
      return String.format(Locale.ROOT, "%.2f", amount);
    }
    long rest = cents % 100;
    return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
  }
}
