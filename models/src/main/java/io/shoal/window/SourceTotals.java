package io.shoal.window;

/**
 * What the events of one source add up to. Whole numbers, which add up exactly.
 *
 * @param events each once, copies left out
 * @param copies arrivals of events that were counted already
 * @param identified those of them with a user id, not an anonymous one
 * @param lacking of the properties that its events should have, those that they lack
 */
public record SourceTotals(long events, long copies, long identified, Part lacking) {
  /** Nothing. */
  public static final SourceTotals NONE = new SourceTotals(0, 0, 0, Part.NONE);

  public SourceTotals plus(SourceTotals other) {
    return new SourceTotals(
        events + other.events,
        copies + other.copies,
        identified + other.identified,
        lacking.plus(other.lacking));
  }
}
