package io.shoal.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is known of alerts before the first: how many false ones are promised, how many a replay of
 * healthy history gave, and what cannot be judged yet.
 */
public final class DriftOutlook {
  private final DriftReference reference;
  private final DriftOptions options;

  public DriftOutlook(DriftReference reference, DriftOptions options) {
    this.reference = reference;
    this.options = options;
  }

  /** False alarms in the period of the budget, as the operator has set them. */
  public double promised() {
    return options.falseAlarms();
  }

  /**
   * False alarms in the same period, as replayed when the model was trained, at the budget that was
   * usual then; NaN if history was too short for a replay.
   */
  public double measured() {
    KeptBudget replayed = reference.budget();
    return replayed.ticks() == 0
        ? Double.NaN
        : replayed.measured() / replayed.promised() * options.falseAlarms();
  }

  /** Factor by which the threshold was raised, so that the replay kept the promise; 1 or more. */
  public double raised() {
    return reference.budget().raised();
  }

  /** Number of streams that are judged. */
  public int streams() {
    return reference.streams().size();
  }

  /** All of it, in sentences. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "False drift alerts in %d days: %s promised, %s Streams judged: %d.",
            options.per().toDays(),
            number(promised()),
            replayed(),
            streams()));
    lines.addAll(reference.coverage().limits());
    return lines;
  }

  private String replayed() {
    if (Double.isNaN(measured())) {
      return "not tried, for that takes 3 weeks of history after the first.";
    }
    return String.format(
        Locale.ROOT,
        "%s measured in a replay of %.0f days of healthy history%s.",
        number(measured()),
        reference.coverage().days(),
        (raised() > 1 ? ", threshold raised " + number(raised()) + " times" : "")
            + (reference.budget().keepsPromise()
                ? ""
                : ", so THE PROMISE IS NOT KEPT: learn from a longer history"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }
}
